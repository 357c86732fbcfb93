import { Chip } from '@assessment-kit/console-parts';
import { ASSESSMENT_STATUSES, type OrderState, PACKAGE_STATUS_LABELS } from '@assessment-kit/rules';
import { PACKAGE_TONES } from '../../shared/tones.ts';
import { type Exploration, START } from '../model/exploration.ts';
import { packageStatusOf } from '../model/patches.ts';
import { undo } from '../model/steps.ts';

/** What happened to the order so far, and the way back. */
export function HistoryView(properties: {
  exploration: Exploration;
  orders: readonly OrderState[];
  change: (exploration: Exploration) => void;
}) {
  const { exploration, orders, change } = properties;
  const { applied } = exploration;
  return (
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">The order's life</h2>
      <ol class="history">
        {orders.map((order, at) => (
          <li key={at} aria-current={at === orders.length - 1 ? 'step' : undefined}>
            <span>{at === 0 ? 'Ordered' : stepOf(order)}</span>
            <Chip tone={PACKAGE_TONES[packageStatusOf(order)]} text={PACKAGE_STATUS_LABELS[packageStatusOf(order)]} />
          </li>
        ))}
      </ol>
      <p class="buttons">
        {/* Not switched off: a button that has the focus would lose it. */}
        <button
          type="button"
          class="small"
          aria-disabled={applied.length === 0}
          onClick={() => (applied.length > 0 ? change(undo(exploration)) : undefined)}
        >
          Undo
        </button>
        <button type="button" class="small" onClick={() => change(START)}>
          Begin anew
        </button>
      </p>
    </section>
  );
}

/** How an order stood after a step, in a line. */
function stepOf({ assessments }: OrderState): string {
  return assessments
    .map(({ assessmentId, status, tests }) => {
      const attempts = Math.max(...tests.map((test) => test.attempts.at(-1)?.attempt ?? 0));
      return `${assessmentId} ${ASSESSMENT_STATUSES[status.value].label}${attempts > 1 ? `, attempt ${attempts}` : ''}`;
    })
    .join('; ');
}
