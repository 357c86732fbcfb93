import type { PackageStatus } from '@assessment-kit/rules';

export type Tone = 'neutral' | 'busy' | 'attention' | 'good' | 'bad';

/** How a status of a package looks. */
export const TONES = {
  InProgress: 'busy',
  ActionsNeeded: 'attention',
  Completed: 'good',
} as const satisfies Record<PackageStatus, Tone>;

/** A short status; its colour says nothing that its text does not. */
export function Chip({ tone, text, title }: { tone: Tone; text: string; title?: string | undefined }) {
  return (
    <span class={`chip ${tone}`} title={title}>
      {text}
    </span>
  );
}
