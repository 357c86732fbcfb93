import type { Schema } from '@assessment-kit/contract';
import type { OrderUpdate } from '@assessment-kit/rules';
import type { Choices, TestChoice } from './choices.ts';

/** What a report is called that the page adds. */
export const REPORT_NAME = 'Report';

/** The first attempt: where counting begins is not public, and the kit's examples begin with 1. */
const FIRST_ATTEMPT = 1;

/**
 * Everything that was chosen as one update, whether it holds already or not; the planner leaves out what does.
 *
 * @param at Since when the statuses hold, ISO 8601.
 */
export function wantedUpdate(choices: Choices, at: string): OrderUpdate {
  return {
    assessments: choices.map(({ id, status, score, reportUrl, tests }) => ({
      assessmentId: id,
      assessmentStatus: { value: status, updatedAt: at },
      assessmentResults: {
        ...(score === '' ? {} : { score }),
        ...reports(reportUrl),
        tests: tests.map((test) => testResult(test, at)),
      },
    })),
  };
}

function testResult(choice: TestChoice, at: string): Schema<'TestResult'> {
  const { id, status, score, reportUrl } = choice;
  const attempt = attemptOf(choice);
  const testStatus = { value: status, updatedAt: at };
  return attempt === null
    ? { id, testStatus }
    : { id, score: { value: score, attempt, ...reports(reportUrl) }, testStatus };
}

/** The attempt that a choice is about: a score or a report always belongs to one. */
export function attemptOf({ attempt, score, reportUrl }: TestChoice): number | null {
  return attempt ?? (score === '' && reportUrl === '' ? null : FIRST_ATTEMPT);
}

function reports(url: string): { reports?: Schema<'Report'>[] } {
  return url === '' ? {} : { reports: [{ name: REPORT_NAME, url }] };
}
