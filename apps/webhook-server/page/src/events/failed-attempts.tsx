import { Time } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { AnswerNote } from '../parts/answer-note.tsx';

/** Shown at once; an event may have failed hundreds of times. */
const SHOWN = 10;

/** Why attempts failed, the newest first. */
export function FailedAttempts({ attempts }: { attempts: readonly Schema<'FailedAttempt'>[] }) {
  if (attempts.length === 0) return null;
  const newest = attempts.toReversed().slice(0, SHOWN);
  return (
    <div class="history">
      <h3>Failed attempts</h3>
      <ol>
        {newest.map(({ number, failedAt, reason, status, correlationId }) => (
          <li key={number}>
            <Time at={failedAt} />: {reason}
            <AnswerNote status={status} correlationId={correlationId} />
          </li>
        ))}
      </ol>
      {attempts.length > SHOWN ? <p class="quiet">{attempts.length - SHOWN} earlier ones are not shown.</p> : null}
    </div>
  );
}
