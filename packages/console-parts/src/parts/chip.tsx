export type Tone = 'neutral' | 'busy' | 'attention' | 'good' | 'bad';

/** A short status; its colour says nothing that its text does not. */
export function Chip({ tone, text, title }: { tone: Tone; text: string; title?: string | undefined }) {
  return (
    <span class={`chip ${tone}`} title={title}>
      {text}
    </span>
  );
}
