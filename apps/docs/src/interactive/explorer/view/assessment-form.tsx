import { ASSESSMENT_STATUSES, type AssessmentState, type AssessmentStatusValue } from '@assessment-kit/rules';
import { type AssessmentChoice, type Choices, withAssessment } from '../model/choices.ts';
import { addTest, MOST_TESTS, removeAssessment } from '../model/structure.ts';
import { MoreFields } from './more-fields.tsx';
import { StatusSelect } from './status-select.tsx';
import { TestForm } from './test-form.tsx';

/** The choices about one assessment and its tests. */
export function AssessmentForm(properties: {
  choice: AssessmentChoice;
  at: number;
  choices: Choices;
  /** As it stands now. */
  present: AssessmentState | undefined;
  choose: (choices: Choices) => void;
  /** Tests can be neither added nor removed. */
  fixed: boolean;
}) {
  const { choice, at, choices, present, choose, fixed } = properties;
  const { id, status, score, reportUrl, tests } = choice;
  const change = (part: Partial<AssessmentChoice>) => choose(withAssessment(choices, at, part));
  return (
    <fieldset class="card assessment">
      <legend>
        Assessment <code>{id}</code>
      </legend>
      <div class="row">
        <StatusSelect<AssessmentStatusValue>
          name={`Status of ${id}`}
          value={status}
          statuses={ASSESSMENT_STATUSES}
          present={present?.status.value}
          change={(value) => change({ status: value })}
        />
        {fixed || choices.length === 1 ? null : (
          <button
            type="button"
            class="small"
            aria-label={`Remove the assessment ${id}`}
            onClick={() => choose(removeAssessment(choices, at))}
          >
            Remove
          </button>
        )}
      </div>
      <MoreFields of={id} kind="assessment" score={score} reportUrl={reportUrl} change={change} />
      <ul class="tests" aria-label={`Tests of ${id}`}>
        {tests.map((test, testAt) => (
          <TestForm
            key={test.id}
            {...{ at, testAt, choices, choose, fixed }}
            choice={test}
            present={present?.tests[testAt]}
          />
        ))}
      </ul>
      {fixed ? null : (
        <button
          type="button"
          class="small"
          aria-label={`Add a test to ${id}`}
          disabled={tests.length >= MOST_TESTS}
          onClick={() => choose(addTest(choices, at))}
        >
          Add a test
        </button>
      )}
    </fieldset>
  );
}
