import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What ties a control to its label and its hint. */
export interface FieldIds {
  id: string;
  'aria-describedby'?: string;
}

/** A control with its label above and, where needed, a hint below. */
export function Field(properties: { label: string; hint?: string; children: (ids: FieldIds) => ComponentChildren }) {
  const { label, hint, children } = properties;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(hint === undefined ? { id } : { id, 'aria-describedby': `${id}-hint` })}
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
