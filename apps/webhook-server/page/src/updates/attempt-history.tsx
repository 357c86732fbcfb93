import { Chip, Time, type Tone } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { AnswerNote } from '../parts/answer-note.tsx';

type Attempt = Schema<'UpdateAttempt'>;

const OUTCOMES = {
  taken: { text: 'taken', tone: 'good' },
  taken_without_reports: { text: 'taken without reports', tone: 'attention' },
  refused: { text: 'refused', tone: 'bad' },
  postponed: { text: 'not reached', tone: 'attention' },
  held_back: { text: 'held back', tone: 'attention' },
  no_clear_answer: { text: 'no clear answer', tone: 'attention' },
  cut_off: { text: 'cut off', tone: 'attention' },
  under_way: { text: 'under way', tone: 'busy' },
} as const satisfies Record<Attempt['outcome'], { text: string; tone: Tone }>;

/** Every attempt to send an update, oldest first. */
export function AttemptHistory({ history }: { history: readonly Attempt[] }) {
  if (history.length === 0) return null;
  return (
    <div class="history">
      <h3>Attempts</h3>
      <ol>
        {history.map(({ attempt, outcome, at, reason, status, correlationId }, index) => (
          // Counted anew after a decision, so the number is no key; attempts are only ever added.
          <li key={index}>
            {attempt}. <Chip {...OUTCOMES[outcome]} /> {at === null ? null : <Time at={at} />}
            {reason === null ? null : <> {reason}</>}
            <AnswerNote status={status} correlationId={correlationId} />
          </li>
        ))}
      </ol>
    </div>
  );
}
