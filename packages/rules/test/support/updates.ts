import type { Schema } from '@assessment-kit/contract';
import type { AssessmentStatusValue, OrderUpdate, TestStatusValue } from '../../src/index.ts';

/** When the partner says that something changed. */
export const UPDATED_AT = '2026-01-13T11:45:44.815Z';

export function assessmentStatus(value: AssessmentStatusValue): Schema<'AssessmentStatus'> {
  return { value, updatedAt: UPDATED_AT };
}

export function testStatus(value: TestStatusValue): Schema<'TestStatus'> {
  return { value, updatedAt: UPDATED_AT };
}

/** A status without a score. */
export function testIs(id: string, status: TestStatusValue): Schema<'TestResult'> {
  return { id, testStatus: testStatus(status) };
}

/** A score of one attempt, with its status when one is given. */
export function testScored(id: string, attempt: number, status?: TestStatusValue): Schema<'TestResult'> {
  const scored = { id, score: { value: `score of attempt ${attempt}`, attempt } };
  return status ? { ...scored, testStatus: testStatus(status) } : scored;
}

/** An update of one assessment. */
export function updateOf(
  assessmentId: string,
  { status, tests }: { status?: AssessmentStatusValue; tests?: Schema<'TestResult'>[] },
): OrderUpdate {
  return {
    assessments: [
      {
        assessmentId,
        ...(status ? { assessmentStatus: assessmentStatus(status) } : {}),
        ...(tests ? { assessmentResults: { tests } } : {}),
      },
    ],
  };
}
