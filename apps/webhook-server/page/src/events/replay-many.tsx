import { Field, Problems, type Result } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { useState } from 'preact/hooks';
import { send } from '../data/api.ts';

/** Events at most; more are replayed by asking again. */
const LIMIT = 10_000;
const PER_SECOND = { least: 1, most: 1000, usual: 10 };

/** Replays every dead letter, so many in a second that the partner's system is not flooded. */
export function ReplayMany() {
  const [perSecond, setPerSecond] = useState(String(PER_SECOND.usual));
  const [result, setResult] = useState<Result<Schema<'Replayed'>> | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    setResult(await send('post', '/v1/events/replay', { state: 'dead', perSecond: Number(perSecond), limit: LIMIT }));
  };
  return (
    <form class="find" onSubmit={(event) => void submit(event)}>
      <Field label="Events per second">
        {(ids) => (
          <input
            {...ids}
            type="number"
            required
            min={PER_SECOND.least}
            max={PER_SECOND.most}
            value={perSecond}
            onInput={(event) => setPerSecond(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit">Replay all</button>
      <div role="status" class="find-outcome">
        {result === null ? null : result.ok ? <p>{sentenceOf(result.body)}</p> : <Problems of={result.problems} />}
      </div>
    </form>
  );
}

function sentenceOf({ events, more }: Schema<'Replayed'>): string {
  const count = events === 1 ? '1 event is' : `${events} events are`;
  return `${count} on the way again.${more ? ' There may be more: replay once more.' : ''}`;
}
