import { DEFAULT_ASSESSMENT_STATUS, DEFAULT_TEST_STATUS } from '@assessment-kit/rules';
import { type AssessmentChoice, type Choices, type TestChoice, withAssessment } from './choices.ts';

/** How large a package can be made on the page. The platform's own limits, if there are any, are not public. */
export const MOST_ASSESSMENTS = 3;
export const MOST_TESTS = 5;

const ASSESSMENT_IDS = ['data-skills', 'communication', 'leadership'];
const TEST_IDS = ['sql', 'excel', 'statistics', 'writing', 'logic'];

/** A package that was just ordered. @param tests How many tests each of its assessments has. */
export function newChoices(tests: readonly number[]): Choices {
  return tests.map((count, at) => ({
    id: ASSESSMENT_IDS[at] ?? `assessment-${at + 1}`,
    status: DEFAULT_ASSESSMENT_STATUS,
    score: '',
    reportUrl: '',
    tests: TEST_IDS.slice(0, count).map(newTest),
  }));
}

export function addAssessment(choices: Choices): Choices {
  if (choices.length >= MOST_ASSESSMENTS) return choices;
  const [added] = newChoices([1]);
  return added ? [...choices, { ...added, id: unused(ASSESSMENT_IDS, choices) }] : choices;
}

export function removeAssessment(choices: Choices, at: number): Choices {
  return choices.length > 1 ? choices.filter((_, index) => index !== at) : choices;
}

export function addTest(choices: Choices, at: number): Choices {
  const tests = choices[at]?.tests ?? [];
  if (tests.length >= MOST_TESTS) return choices;
  return withAssessment(choices, at, { tests: [...tests, newTest(unused(TEST_IDS, tests))] });
}

export function removeTest(choices: Choices, at: number, testAt: number): Choices {
  const tests = choices[at]?.tests ?? [];
  return tests.length > 1
    ? withAssessment(choices, at, { tests: tests.filter((_, index) => index !== testAt) })
    : choices;
}

/** Whether two choices are about the same package. */
export function isSamePackage(left: Choices, right: Choices): boolean {
  return idsOf(left) === idsOf(right);
}

function idsOf(choices: Choices): string {
  return JSON.stringify(choices.map(({ id, tests }) => [id, tests.map((test) => test.id)]));
}

function newTest(id: string): TestChoice {
  return { id, status: DEFAULT_TEST_STATUS, attempt: null, score: '', reportUrl: '' };
}

function unused(ids: readonly string[], taken: readonly (AssessmentChoice | TestChoice)[]): string {
  return ids.find((id) => taken.every((each) => each.id !== id)) ?? `${ids[0]}-${taken.length + 1}`;
}
