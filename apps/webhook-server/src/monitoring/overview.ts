import type { Schema } from '@assessment-kit/contract/webhook-server';
import { sendingOf } from '../outbox/sending-of.ts';
import type { MessageState, Queue, Store } from '../store/store.ts';
import { countOf, type Figures, lagOf, parkedLanes, type StoreFigures } from './figures.ts';
import type { PlatformContact } from './platform-fetch.ts';

export interface OverviewFacts {
  store: Store;
  figures: StoreFigures;
  version: string;
  encryption: boolean;
  /** Epoch ms. */
  startedAt: number;
  stopping: () => boolean;
  platform: () => PlatformContact | null;
}

/**
 * How the server is, at a glance.
 *
 * @throws {StoreUnavailableError}
 */
export async function overviewOf(facts: OverviewFacts, now: number): Promise<Schema<'Overview'>> {
  const { store } = facts;
  const [figures, done, lastCallbackAt, lastDeliveredAt, sending] = await Promise.all([
    facts.figures.get(),
    facts.figures.done(),
    newest(store, 'inbox'),
    newest(store, 'outbox', 'done'),
    sendingOf(store),
  ]);
  return {
    version: facts.version,
    store: store.engine,
    encryption: facts.encryption,
    startedAt: instant(facts.startedAt),
    uptimeSeconds: Math.max(0, Math.floor((now - facts.startedAt) / 1000)),
    stopping: facts.stopping(),
    events: {
      pending: countOf(figures, 'inbox', 'pending'),
      handedOver: done?.inbox ?? null,
      dead: countOf(figures, 'inbox', 'dead'),
      oldestPendingAt: oldest(figures, 'inbox'),
      lagSeconds: lagOf(figures, 'inbox', now),
    },
    updates: {
      queued: countOf(figures, 'outbox', 'pending'),
      delivered: done?.outbox ?? null,
      refused: countOf(figures, 'outbox', 'refused'),
      inDoubt: countOf(figures, 'outbox', 'in_doubt'),
      oldestQueuedAt: oldest(figures, 'outbox'),
      lagSeconds: lagOf(figures, 'outbox', now),
    },
    sending,
    stoppedOrders: parkedLanes(figures, 'outbox'),
    lostOrders: figures.lost,
    lastCallbackAt,
    lastDeliveredAt,
    platform: contact(facts.platform()),
    countedAt: instant(figures.countedAt),
  };
}

/** When the newest message was received, or settled if it has to be in a state. */
async function newest(store: Store, queue: Queue, state?: MessageState): Promise<string | null> {
  const [message] = await store.listMessages({ queue, limit: 1, ...(state ? { state } : {}) });
  return message ? instant(message.settledAt !== null && state ? message.settledAt : message.createdAt) : null;
}

function oldest({ open }: Figures, queue: Queue): string | null {
  const pending = open.find((each) => each.queue === queue && each.state === 'pending');
  return pending ? instant(pending.oldestAt) : null;
}

function contact(last: PlatformContact | null): Schema<'PlatformContact'> {
  if (last === null) return { reachable: null, lastCallAt: null, lastStatus: null };
  return { reachable: last.reachable, lastCallAt: instant(last.at), lastStatus: last.status };
}

function instant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
