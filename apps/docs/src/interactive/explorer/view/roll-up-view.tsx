import { Chip } from '@assessment-kit/console-parts';
import { type OrderState, PACKAGE_STATUS_LABELS } from '@assessment-kit/rules';
import { PACKAGE_TONES } from '../../shared/tones.ts';
import { rollUpOf } from '../model/roll-up.ts';

/** What the HR user sees, and why. @param refused It stays as it was. */
export function RollUpView({ order, refused = false }: { order: OrderState; refused?: boolean }) {
  const { status, parts, why } = rollUpOf(order);
  return (
    <section class="card" aria-labelledby="roll-up-title">
      <div class="card-head">
        <h2 id="roll-up-title">What the HR user sees</h2>
        <Chip tone={PACKAGE_TONES[status]} text={PACKAGE_STATUS_LABELS[status]} />
      </div>
      <p>
        {refused ? 'As before. ' : ''}
        {why}
      </p>
      <ul class="parts">
        {parts.map((part) => (
          <li key={part.id}>
            <code>{part.id}</code> {part.status} <span aria-hidden="true">→</span>
            <span class="sr-only">counts as</span>{' '}
            <Chip tone={PACKAGE_TONES[part.counts]} text={PACKAGE_STATUS_LABELS[part.counts]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
