import type { TestStatusValue } from '@assessment-kit/rules';
import { type Choices, withTest } from './choices.ts';
import type { Refusal } from './verdict.ts';
import { attemptOf } from './wanted-update.ts';

/** The choices with the tests finished that hold an assessment back. */
export function finishBlocking(choices: Choices, problems: readonly Refusal[], status: TestStatusValue): Choices {
  return problems.reduce((changed, { field, blockedBy = [] }) => {
    const at = Number(/^assessments\[(\d+)\]/.exec(field ?? '')?.[1] ?? -1);
    return blockedBy.reduce((each, { id }) => {
      const testAt = each[at]?.tests.findIndex((test) => test.id === id) ?? -1;
      const test = each[at]?.tests[testAt];
      return test ? withTest(each, at, testAt, { status, attempt: attemptOf(test) }) : each;
    }, changed);
  }, choices);
}
