import { TEST_STATUSES, type TestState, type TestStatusValue } from '@assessment-kit/rules';
import { type Choices, type TestChoice, withTest } from '../model/choices.ts';
import { removeTest } from '../model/structure.ts';
import { AttemptSelect } from './attempt-select.tsx';
import { MoreFields } from './more-fields.tsx';
import { StatusSelect } from './status-select.tsx';

/** The choices about one test. */
export function TestForm(properties: {
  choice: TestChoice;
  at: number;
  testAt: number;
  choices: Choices;
  present: TestState | undefined;
  choose: (choices: Choices) => void;
  fixed: boolean;
}) {
  const { choice, at, testAt, choices, present, choose, fixed } = properties;
  const { id, status, score, reportUrl } = choice;
  const change = (part: Partial<TestChoice>) => choose(withTest(choices, at, testAt, part));
  const of = `${id} of ${choices[at]?.id ?? ''}`;
  return (
    <li class="test">
      <div class="test-head">
        <code>{id}</code>
        {fixed || (choices[at]?.tests.length ?? 0) <= 1 ? null : (
          <button
            type="button"
            class="small"
            aria-label={`Remove the test ${of}`}
            onClick={() => choose(removeTest(choices, at, testAt))}
          >
            Remove
          </button>
        )}
      </div>
      <div class="row">
        <StatusSelect<TestStatusValue>
          name={`Status of the test ${of}`}
          value={status}
          statuses={TEST_STATUSES}
          present={present?.status.value}
          change={(value) => change({ status: value })}
        />
        <AttemptSelect name={`Attempt at ${of}`} choice={choice} present={present} change={change} />
      </div>
      <MoreFields of={of} kind="test" score={score} reportUrl={reportUrl} change={change} />
    </li>
  );
}
