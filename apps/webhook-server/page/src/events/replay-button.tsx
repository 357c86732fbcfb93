import { useProblems } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { send } from '../data/api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';
import { Erased } from '../parts/erased.tsx';

interface ReplayButtonProps {
  eventId: string;
  state: Schema<'EventState'>;
  /** When there was nothing left to hand over. */
  erasedAt: string | null;
}

/** Hands an event over once more: a dead letter at once, one that was taken only when asked twice. */
export function ReplayButton({ eventId, state, erasedAt }: ReplayButtonProps) {
  const { note, problems } = useProblems();
  if (erasedAt !== null) return <Erased at={erasedAt} />;
  if (state === 'pending') return null;
  const replay = () => note(send('post', '/v1/events/{eventId}/replay', undefined, { eventId, state }));
  return (
    <div class="actions">
      {state === 'dead' ? (
        <button class="primary" type="button" onClick={replay}>
          Replay
        </button>
      ) : (
        <AskTwice ask="Hand over again…" confirm="Hand it over again" keep="Leave it" act={replay} />
      )}
      {problems}
    </div>
  );
}
