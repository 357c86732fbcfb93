import { PACKAGE_STATUS_LABELS, type TestStatusValue } from '@assessment-kit/rules';
import type { Exploration } from '../model/exploration.ts';
import { finishBlocking } from '../model/finish-blocking.ts';
import { packageStatusOf } from '../model/patches.ts';
import { apply, forgetChoices, MOST_STEPS } from '../model/steps.ts';
import type { Verdict } from '../model/verdict.ts';

/** Whether the platform takes it, in one place that is read out when it changes. */
export function VerdictView(properties: {
  exploration: Exploration;
  verdict: Verdict;
  change: (exploration: Exploration) => void;
}) {
  const { exploration, verdict, change } = properties;
  const canApply = verdict.accepted && verdict.patches.length > 0 && exploration.applied.length < MOST_STEPS;
  return (
    <section class={`card verdict ${toneOf(verdict)}`} aria-labelledby="verdict-title">
      <h2 id="verdict-title">What the platform does</h2>
      <div role="status" aria-live="polite">
        <Sentence verdict={verdict} />
      </div>
      {verdict.accepted ? (
        verdict.warnings.map(({ field, message }) => (
          <p class="warning" key={field}>
            <code>{field}</code>: {message} The kit's client refuses it before it is sent; no page says whether the
            platform would.
          </p>
        ))
      ) : (
        <FinishButtons {...{ exploration, verdict, change }} />
      )}
      <p class="buttons">
        {/* Not switched off: a button that has the focus would lose it. */}
        <button
          type="button"
          class="primary"
          aria-disabled={!canApply}
          onClick={() => (canApply ? change(apply(exploration)) : undefined)}
        >
          Apply: make it the present state
        </button>
        <button type="button" onClick={() => change(forgetChoices(exploration))}>
          Forget choices
        </button>
      </p>
    </section>
  );
}

function toneOf(verdict: Verdict): string {
  if (!verdict.accepted) return 'bad';
  return verdict.patches.length === 0 ? 'neutral' : 'good';
}

function Sentence({ verdict }: { verdict: Verdict }) {
  if (!verdict.accepted) {
    return (
      <>
        <p class="headline">Refused with {verdict.status}</p>
        <ul class="problems">
          {verdict.problems.map(({ field, message }) => (
            <li key={`${field} ${message}`}>{message}</li>
          ))}
        </ul>
        <p class="quiet">An update is taken as a whole or not at all: nothing changes.</p>
      </>
    );
  }
  const count = verdict.patches.length;
  if (count === 0) {
    return (
      <>
        <p class="headline">Nothing to send</p>
        <p>All of this holds already. Choose another status.</p>
      </>
    );
  }
  return (
    <>
      <p class="headline">
        Accepted, in {count} {count === 1 ? 'PATCH' : 'PATCHes'}
      </p>
      <p>
        Afterwards the HR user sees the package as{' '}
        <strong>{PACKAGE_STATUS_LABELS[packageStatusOf(verdict.order)]}</strong>.
      </p>
    </>
  );
}

/** Ways out of a completion that is too early. */
function FinishButtons(properties: {
  exploration: Exploration;
  verdict: Verdict;
  change: (exploration: Exploration) => void;
}) {
  const { exploration, verdict, change } = properties;
  const ways: readonly TestStatusValue[] = ['Complete', 'Expired'];
  if (verdict.accepted || !verdict.problems.some(({ blockedBy }) => blockedBy)) return null;
  return (
    <p class="buttons">
      <span>The tests in the way:</span>
      {ways.map((status) => (
        <button
          key={status}
          type="button"
          class="small"
          onClick={() =>
            change({ ...exploration, wanted: finishBlocking(exploration.wanted, verdict.problems, status) })
          }
        >
          make them {status}
        </button>
      ))}
    </p>
  );
}
