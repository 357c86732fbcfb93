import { Field } from '@assessment-kit/console-parts';
import type { TryFault } from '../model/operation.ts';

const GROUPS = [
  { of: 'delivery', label: 'With the callback' },
  { of: 'firstUpdate', label: 'With your first update of the order' },
] as const;

/** What goes wrong with the next order. */
export function FaultSelect(properties: { faults: readonly TryFault[]; kind: string; choose: (kind: string) => void }) {
  const { faults, kind, choose } = properties;
  const chosen = faults.find((each) => each.kind === kind);
  return (
    <Field label="What goes wrong with an order" hint={chosen ? sentence(chosen.about) : 'Nothing.'}>
      {(ids) => (
        <select {...ids} value={kind} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">nothing</option>
          {GROUPS.map(({ of, label }) => (
            <optgroup key={of} label={label}>
              {faults
                .filter((each) => each.of === of)
                .map((each) => (
                  <option key={each.kind} value={each.kind}>
                    {each.kind === 'dropped' ? 'dropped (lost)' : each.kind}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
