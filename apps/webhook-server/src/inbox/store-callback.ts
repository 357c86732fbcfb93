import type { IncomingCallback, Received, Store } from '../store/store.ts';
import type { StoredBefore } from './event-states.ts';
import { WaitingRoom } from './waiting-room.ts';

const GIVEN_UP: StoredBefore<'delivered_again'>[] = ['dead'];

/** One for each store, however many servers, routers and handlers receive for it. */
const rooms = new WeakMap<Store, WaitingRoom>();

/**
 * Stores a callback; when this resolves it is on disk. The same again starts work that was given up, never work that is
 * done.
 *
 * @throws {StoreUnavailableError} when the database is away, too many callbacks wait for it already, or it did not answer
 *   in time: then the callback may still be stored, once.
 */
export function storeCallback(store: Store, callback: IncomingCallback, room = roomOf(store)): Promise<Received> {
  return room.wait(callback.raw.byteLength, async () => {
    const received = await store.receive(callback);
    if (received.outcome === 'duplicate') await store.requeue('inbox', received.id, GIVEN_UP);
    return received;
  });
}

function roomOf(store: Store): WaitingRoom {
  const known = rooms.get(store);
  if (known) return known;
  const room = new WaitingRoom();
  rooms.set(store, room);
  return room;
}
