import { Time, useProblems } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { useState } from 'preact/hooks';
import { send } from '../data/api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';

/** Removes what the server keeps of people in an order, after asking once more. */
export function EraseControl({ order: { orderId, personalDataErasedAt } }: { order: Schema<'OrderDetail'> }) {
  const { note, problems } = useProblems();
  /** Something of the order waits: it has to be given up, too. */
  const [blocked, setBlocked] = useState(false);
  if (personalDataErasedAt !== null) {
    return (
      <p>
        Erased <Time at={personalDataErasedAt} />. Ids, states and times are kept, so that the order is still known.
      </p>
    );
  }
  const erase = (force: boolean) => {
    const erased = send('delete', '/v1/orders/{orderId}/personal-data', undefined, {
      orderId,
      force: force ? 'true' : undefined,
    });
    note(erased);
    void erased.then((result) => setBlocked(!result.ok && result.status === 409));
  };
  return (
    <section class="card" aria-label="Personal data">
      <p class="quiet">
        Removes names, addresses, numbers, scores and report links of this order from this server for good. What your
        system and the platform have is not touched.
      </p>
      <AskTwice ask="Erase personal data…" confirm="Erase for good" keep="Keep it" act={() => erase(false)} />
      {problems}
      {blocked ? (
        <AskTwice
          ask="Erase, and give up what waits…"
          confirm="Give up and erase"
          keep="Keep it"
          act={() => erase(true)}
        />
      ) : null}
    </section>
  );
}
