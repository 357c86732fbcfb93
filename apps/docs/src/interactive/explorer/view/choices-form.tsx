import { Field } from '@assessment-kit/console-parts';
import { ONBOARDING_PERMISSIONS, type OrderState } from '@assessment-kit/rules';
import type { Choices } from '../model/choices.ts';
import type { Exploration } from '../model/exploration.ts';
import { addAssessment, MOST_ASSESSMENTS } from '../model/structure.ts';
import { AssessmentForm } from './assessment-form.tsx';

/** What the partner wants to report, and what is around it. */
export function ChoicesForm(properties: {
  exploration: Exploration;
  present: OrderState;
  change: (exploration: Exploration) => void;
}) {
  const { exploration, present, change } = properties;
  const { company, singleUpdate, applied, wanted } = exploration;
  const choose = (choices: Choices) => change({ ...exploration, wanted: choices });
  return (
    <form class="choices" aria-label="What you report" onSubmit={(event) => event.preventDefault()}>
      {wanted.map((choice, at) => (
        <AssessmentForm
          key={choice.id}
          {...{ choice, at, choose }}
          choices={wanted}
          present={present.assessments[at]}
          fixed={applied.length > 0}
        />
      ))}
      {applied.length > 0 ? (
        <p class="quiet">The package of an order does not change. Begin anew to add or remove tests.</p>
      ) : (
        <p>
          <button
            type="button"
            disabled={wanted.length >= MOST_ASSESSMENTS}
            onClick={() => choose(addAssessment(wanted))}
          >
            Add an assessment
          </button>
        </p>
      )}
      <fieldset class="card">
        <legend>Around it</legend>
        <Field label="Onboarding status of the company">
          {(ids) => (
            <select
              {...ids}
              value={company}
              onChange={(event) =>
                change({ ...exploration, company: event.currentTarget.value as Exploration['company'] })
              }
            >
              {Object.keys(ONBOARDING_PERMISSIONS).map((value) => (
                <option key={value}>{value}</option>
              ))}
            </select>
          )}
        </Field>
        <label class="check">
          <input
            type="checkbox"
            checked={singleUpdate}
            onChange={(event) => change({ ...exploration, singleUpdate: event.currentTarget.checked })}
          />
          <span>
            Tests and completion in one PATCH
            <span class="hint">
              No page says that statuses in the same update count for the completion check. The sandbox counts them.
            </span>
          </span>
        </label>
      </fieldset>
    </form>
  );
}
