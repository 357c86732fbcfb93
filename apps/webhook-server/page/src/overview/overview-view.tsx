import { Chip, Fact, Time } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { useLoaded } from '../data/api.ts';
import { duration } from '../parts/duration.ts';
import { Title } from '../parts/title.tsx';
import { ViewOf } from '../parts/view-of.tsx';
import { hrefOf } from '../route.ts';
import { Meter } from './meter.tsx';

type Overview = Schema<'Overview'>;

/** How the server is, at a glance: what waits for a person, what waits for its turn, and whether the platform answers. */
export function OverviewView() {
  const loaded = useLoaded('/v1/overview');
  return (
    <>
      <Title text="Overview" />
      <ViewOf loaded={loaded}>
        {(overview) => (
          <>
            <Attention overview={overview} />
            <div class="columns even">
              <Incoming overview={overview} />
              <Outgoing overview={overview} />
            </div>
            <Server overview={overview} />
          </>
        )}
      </ViewOf>
    </>
  );
}

function Attention({ overview }: { overview: Overview }) {
  const { events, updates, lostOrders } = overview;
  const waiting = [
    { count: events.dead, one: 'dead letter', many: 'dead letters', href: hrefOf({ view: 'dead-letters' }) },
    {
      count: updates.refused,
      one: 'refused update',
      many: 'refused updates',
      href: hrefOf({ view: 'decisions', state: 'refused' }),
    },
    {
      count: updates.inDoubt,
      one: 'update in doubt',
      many: 'updates in doubt',
      href: hrefOf({ view: 'decisions', state: 'in_doubt' }),
    },
    { count: lostOrders, one: 'lost order', many: 'lost orders', href: hrefOf({ view: 'lost-orders' }) },
  ].filter(({ count }) => count > 0);
  if (waiting.length === 0) return <p class="done">Nothing waits for a person.</p>;
  return (
    <ul class="attention-list" aria-label="Waits for a person">
      {waiting.map(({ count, one, many, href }) => (
        <li key={href}>
          <a href={href}>
            <strong>{count}</strong> {count === 1 ? one : many}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Incoming({ overview: { events, lastCallbackAt } }: { overview: Overview }) {
  return (
    <section class="card" aria-label="Inbox">
      <h2>Inbox</h2>
      <p class="quiet">Callbacks of the platform on their way to your system.</p>
      <Meter
        waiting={events.pending}
        lagSeconds={events.lagSeconds}
        oldestAt={events.oldestPendingAt}
        nothing="Everything was handed over."
      />
      <dl class="facts">
        <Fact name="Handed over">{countOf(events.handedOver)}</Fact>
        <Fact name="Last callback">
          <Moment at={lastCallbackAt} />
        </Fact>
      </dl>
    </section>
  );
}

function Outgoing({ overview: { updates, stoppedOrders, lastDeliveredAt, platform } }: { overview: Overview }) {
  return (
    <section class="card" aria-label="Outbox">
      <h2>Outbox</h2>
      <p class="quiet">Results on their way to the platform.</p>
      <Meter
        waiting={updates.queued}
        lagSeconds={updates.lagSeconds}
        oldestAt={updates.oldestQueuedAt}
        nothing="Everything was delivered."
      />
      <dl class="facts">
        <Fact name="Delivered">{countOf(updates.delivered)}</Fact>
        <Fact name="Last delivery">
          <Moment at={lastDeliveredAt} />
        </Fact>
        <Fact name="Orders that stand still">{stoppedOrders}</Fact>
        <Fact name="Platform">
          <PlatformState platform={platform} />
        </Fact>
      </dl>
    </section>
  );
}

function PlatformState({ platform: { reachable, lastStatus, lastCallAt } }: { platform: Overview['platform'] }) {
  if (reachable === null) return <span class="quiet">Not called yet</span>;
  const answer = lastStatus === null ? 'no answer' : `answered ${lastStatus}`;
  return (
    <>
      <Chip tone={reachable ? 'good' : 'bad'} text={reachable ? 'reachable' : 'not reachable'} />{' '}
      <span class="quiet">
        {answer}
        {lastCallAt === null ? null : (
          <>
            , <Time at={lastCallAt} />
          </>
        )}
      </span>
    </>
  );
}

function Server({
  overview: { version, store, encryption, startedAt, uptimeSeconds, stopping },
}: {
  overview: Overview;
}) {
  return (
    <section class="card" aria-label="Server">
      <h2>Server</h2>
      <dl class="facts">
        <Fact name="Version">{version}</Fact>
        <Fact name="Database">{store === 'sqlite' ? 'SQLite' : 'PostgreSQL'}</Fact>
        <Fact name="Personal data">{encryption ? 'encrypted at rest' : 'not encrypted at rest'}</Fact>
        <Fact name="Running since">
          <Time at={startedAt} /> <span class="quiet">({duration(uptimeSeconds)})</span>
        </Fact>
        {stopping ? (
          <Fact name="State">
            <Chip tone="attention" text="stopping" />
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}

function Moment({ at }: { at: string | null }) {
  return at === null ? <span class="quiet">None yet</span> : <Time at={at} />;
}

function countOf(count: number | null) {
  return count ?? <span class="quiet">Not counted yet</span>;
}
