import { type OrderState, PACKAGE_STATUS_LABELS } from '@assessment-kit/rules';
import { packageStatusOf } from '../model/patches.ts';
import type { Verdict } from '../model/verdict.ts';

/** The verdict in a line that stays in view on narrow screens. It is read out where the verdict itself stands. */
export function Summary({ verdict, present }: { verdict: Verdict; present: OrderState }) {
  const status = PACKAGE_STATUS_LABELS[packageStatusOf(verdict.accepted ? verdict.order : present)];
  const patches = verdict.accepted ? verdict.patches.length : 0;
  const headline = !verdict.accepted
    ? `Refused with ${verdict.status}`
    : patches === 0
      ? 'Nothing to send'
      : `Accepted in ${patches} PATCH${patches === 1 ? '' : 'es'}`;
  const tone = !verdict.accepted ? 'bad' : patches === 0 ? 'neutral' : 'good';
  return (
    <p class={`summary ${tone}`} aria-hidden="true">
      <strong>{headline}</strong> · HR sees {status}
    </p>
  );
}
