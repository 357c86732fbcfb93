import { Empty, Time } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { useLoaded } from '../data/api.ts';
import { Pages } from '../parts/pages.tsx';
import { eventTitle } from '../parts/state-chips.tsx';
import { Title } from '../parts/title.tsx';
import { ViewOf } from '../parts/view-of.tsx';
import { hrefOf } from '../route.ts';
import { ReplayButton } from './replay-button.tsx';
import { ReplayMany } from './replay-many.tsx';

/** Events that were given up, each with why, and replay. */
export function DeadLettersView({ cursor }: { cursor: string | undefined }) {
  const loaded = useLoaded('/v1/events', { state: 'dead', cursor });
  return (
    <>
      <Title text="Dead letters" />
      <p class="quiet">Events that your system did not take in time. Their orders go on without them.</p>
      <ReplayMany />
      <ViewOf loaded={loaded}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <Empty title="No dead letters">Every event was handed over, or is still being tried.</Empty>
            ) : (
              <ul class="cards">
                {items.map((event) => (
                  <DeadLetter key={event.id} event={event} />
                ))}
              </ul>
            )}
            <Pages
              first={hrefOf({ view: 'dead-letters' })}
              next={nextCursor && hrefOf({ view: 'dead-letters', cursor: nextCursor })}
              onFirst={cursor === undefined}
            />
          </>
        )}
      </ViewOf>
    </>
  );
}

function DeadLetter({ event }: { event: Schema<'Event'> }) {
  const { id, type, orderId, receivedAt, attempts, lastError, personalDataErasedAt: erasedAt } = event;
  return (
    <li class="card">
      <div class="card-head">
        <h2>{eventTitle(type)}</h2>
        <span class="quiet">
          <Time at={receivedAt} />
        </span>
      </div>
      {orderId === null ? null : (
        <p>
          Order <a href={hrefOf({ view: 'order', orderId })}>{orderId}</a>
        </p>
      )}
      <p>
        {lastError ?? 'No reason is known.'}{' '}
        <span class="quiet">After {attempts === 1 ? 'one attempt' : `${attempts} attempts`}.</span>
      </p>
      <ReplayButton eventId={id} state="dead" erasedAt={erasedAt} />
    </li>
  );
}
