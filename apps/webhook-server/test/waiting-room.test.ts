import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { storeCallback } from '../src/inbox/store-callback.ts';
import { WaitingRoom, type WaitingRoomLimits } from '../src/inbox/waiting-room.ts';
import { PostgresStore } from '../src/store/postgres/postgres-store.ts';
import { type Store, StoreUnavailableError } from '../src/store/store.ts';
import { order } from './store/callbacks.ts';
import { createDatabase } from './support/postgres.ts';
import { orderCallback, RunningServer } from './support/running-server.ts';
import { createWire } from './support/wire.ts';

const PATIENT = { connectMs: 60_000, statementMs: 60_000, answerMs: 60_000 };
const LIMITS: WaitingRoomLimits = { callbacks: 5, bytes: 10_000, ms: 60_000 };

let database: Awaited<ReturnType<typeof createDatabase>>;
let wire: Awaited<ReturnType<typeof createWire>>;

beforeEach(async () => {
  database = await createDatabase(inject('postgresUrl'));
  wire = await createWire(database.url);
});
afterEach(async () => {
  await wire.close();
  await database.drop();
});

describe('callbacks that wait for a database behind a network that swallows everything', () => {
  let store: Store;
  const waiting: Promise<unknown>[] = [];
  const receive = (name: string, room: WaitingRoom, bytes = 100) => {
    const receiving = storeCallback(store, { ...order(name), raw: Buffer.alloc(bytes) }, room);
    waiting.push(receiving.catch(() => {}));
    return receiving;
  };

  beforeEach(async () => {
    store = await PostgresStore.open(wire.url, PATIENT);
    await store.receive(order('first'));
    wire.silence();
  });
  afterEach(async () => {
    wire.cut();
    await Promise.all(waiting.splice(0));
    await store.close();
  });

  test('are told so after a time limit, far before the connection is given up', async () => {
    const room = new WaitingRoom({ ...LIMITS, ms: 50 });
    await expect(receive('o-1', room)).rejects.toThrow(StoreUnavailableError);
    // Those that come afterwards do not even wait.
    await expect(receive('o-2', room)).rejects.toThrow('The database has not answered for a while.');
  });

  test('are bounded in number', async () => {
    const room = new WaitingRoom(LIMITS);
    for (let count = 0; count < LIMITS.callbacks; count += 1) void receive(`o-${count}`, room);
    await expect(receive('too-many', room)).rejects.toThrow('Too many callbacks wait for the database.');
  });

  test('are bounded in size, but one alone may have any', async () => {
    const room = new WaitingRoom(LIMITS);
    void receive('large', room, LIMITS.bytes + 1);
    await expect(receive('small', room, 1)).rejects.toThrow('Too many callbacks wait for the database.');
  });
});

describe('callbacks that have waited', () => {
  test('make room for the next, whether they were stored or not', async () => {
    const store = await PostgresStore.open(wire.url, PATIENT);
    const room = new WaitingRoom({ ...LIMITS, callbacks: 1 });
    for (const name of ['o-1', 'o-2']) {
      expect((await storeCallback(store, order(name), room)).outcome).toBe('stored');
    }
    wire.silence();
    const lost = storeCallback(store, order('o-3'), room);
    wire.cut();
    await expect(lost).rejects.toThrow(StoreUnavailableError);
    wire.restore();
    expect((await storeCallback(store, order('o-3'), room)).outcome).toBe('stored');
    await store.close();
  });

  test('may be stored after they were told that it took too long, and are stored once', async () => {
    const store = await PostgresStore.open(wire.url, PATIENT);
    wire.hold();
    await expect(storeCallback(store, order('o-1'), new WaitingRoom({ ...LIMITS, ms: 20 }))).rejects.toThrow(
      'The database did not answer in time.',
    );
    wire.restore();
    expect((await storeCallback(store, order('o-1'), new WaitingRoom(LIMITS))).outcome).toBe('duplicate');
    await store.close();
  });
});

test('an order is answered with 503 before the platform gives up, though the database hangs, and with 200 afterwards', async () => {
  const server = await RunningServer.start({ databaseUrl: wire.url });
  wire.hold();
  const answers = await Promise.all([1, 2, 3].map((at) => server.callback('orders', orderCallback(`o-${at}`))));
  for (const { status, headers, body } of answers) {
    expect([status, headers.get('retry-after'), body.Value.Code]).toEqual([503, '5', 'store_unavailable']);
  }
  // The next ones do not wait at all, or this test would run out of time.
  for (let at = 0; at < 20; at += 1) expect((await server.callback('orders', orderCallback('o-1'))).status).toBe(503);
  wire.restore();
  await expect.poll(async () => (await server.callback('orders', orderCallback('o-1'))).status).toBe(200);
  await server.stop();
});
