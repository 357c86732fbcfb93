import type { Schema } from '@assessment-kit/contract';
import { appendReports } from '../reports/append-reports.ts';
import type { AttemptState, TestState } from './order-state.ts';

/**
 * A test after one result was applied.
 *
 * - A new pair of test id and attempt makes a new attempt; a known pair is updated, its reports appended (`S3`, certain).
 * - The status of the test is that of its highest attempt that has one (inferred: no page says which one counts).
 * - A status sent without a score belongs to the highest attempt, or to the test itself when there is none yet (inferred:
 *   no page says which attempt is meant).
 */
export function applyTestResult(test: TestState, result: Schema<'TestResult'>): TestState {
  const { score, testStatus } = result;
  if (!score) return testStatus ? withStatus(test, testStatus) : test;

  const known = test.attempts.find(({ attempt }) => attempt === score.attempt);
  const changed: AttemptState = {
    attempt: score.attempt,
    value: score.value,
    description: score.description ?? known?.description ?? null,
    status: testStatus ?? known?.status ?? null,
    reports: appendReports(known?.reports ?? [], score.reports),
  };
  const attempts = [...test.attempts.filter((each) => each !== known), changed].sort(
    (left, right) => left.attempt - right.attempt,
  );
  return { ...test, attempts, status: attempts.findLast(({ status }) => status !== null)?.status ?? test.status };
}

function withStatus(test: TestState, status: Schema<'TestStatus'>): TestState {
  const latest = test.attempts.at(-1);
  const attempts = test.attempts.map((each) => (each === latest ? { ...each, status } : each));
  return { ...test, attempts, status };
}

/**
 * Results of tests in the sequence in which they are applied: those with a score first, because a status without one
 * belongs to the highest attempt, and that may be in the same update.
 */
export function byPrecedence<Result extends { score?: unknown }>(results: readonly Result[]): Result[] {
  return [...results.filter(({ score }) => score), ...results.filter(({ score }) => !score)];
}
