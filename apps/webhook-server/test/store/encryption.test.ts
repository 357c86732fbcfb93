import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dataKeyOf } from '../../src/encryption/data-key.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { query } from '../support/postgres.ts';
import { callback, DONE, drain, ENGINES, LATER, order, updates, useStore } from './engines.ts';

const OLD = newKey();
const NEW = newKey();

function newKey() {
  const key = dataKeyOf(randomBytes(32).toString('base64'));
  if (!key) throw new Error('not a key');
  return key;
}

describe.each(ENGINES)('an encrypted store on %s', (engine) => {
  const context = useStore(engine, OLD);

  /** Everything in the tables, as text. */
  async function stored(): Promise<string> {
    const { databaseUrl, dataDir } = context.location;
    const tables = ['messages', 'attempts', 'lanes'];
    if (databaseUrl !== null) {
      const rows = await Promise.all(tables.map((table) => query<object>(databaseUrl, `select * from ${table}`)));
      return JSON.stringify(rows, (_, value) => (value?.type === 'Buffer' ? Buffer.from(value).toString() : value));
    }
    return readFileSync(join(dataDir, 'webhook-server.db-wal'), 'latin1');
  }

  async function sql(text: string): Promise<void> {
    const { databaseUrl, dataDir } = context.location;
    if (databaseUrl !== null) return void (await query(databaseUrl, text));
    const database = new DatabaseSync(join(dataDir, 'webhook-server.db'), { timeout: 1_000 });
    database.exec(text);
    database.close();
  }

  async function withKeys(dataKeys: readonly (typeof OLD)[], warn?: (sentence: string) => void): Promise<Store> {
    await context.store.close();
    const store = await openStore({ ...context.location, dataKeys }, warn);
    onTestFinished(() => store.close());
    return store;
  }

  test('holds no name, neither in payloads nor in bodies, reasons, facts or hashes', async () => {
    const received = order('o-1', 'Casey');
    const { id } = await context.store.receive(received);
    await context.store.enqueue({ ...updates('o-1', []), bodies: [{ note: 'Casey passed' }] });
    for (const queue of ['inbox', 'outbox'] as const) {
      const [claim] = await context.store.claim(queue, LATER);
      if (!claim) throw new Error('nothing to claim');
      const facts = { detail: { seen: 'Casey' }, attempt: { said: 'Casey' } };
      await context.store.settle(claim, { outcome: 'retry', readyAt: 0, now: 1, error: 'Casey unknown.', ...facts });
    }
    const text = await stored();
    expect(text).toContain('o-1');
    expect(text).not.toContain('Casey');
    expect(text).not.toContain(received.hash);
    expect(text).not.toContain(Buffer.from(received.raw).toString('hex'));

    expect((await context.store.getOrder('o-1'))?.payload).toEqual(received.payload);
    expect(await context.store.getMessage(id)).toMatchObject({
      lastError: 'Casey unknown.',
      detail: { seen: 'Casey' },
    });
    expect(await context.store.attempts(id)).toMatchObject([{ reason: 'Casey unknown.', detail: { said: 'Casey' } }]);
    const [update] = await context.store.listMessages({ queue: 'outbox', limit: 1 });
    expect(update?.body).toEqual({ note: 'Casey passed' });
  });

  test('knows a callback without an id of its own again, and keeps no hash of it', async () => {
    const payload = { Values: [{ Message: 'Casey has no e-mail address' }] };
    const { hash } = callback({ kind: 'error', key: '', lane: '', payload, receivedAt: 1 });
    const error = callback({ kind: 'error', key: hash, lane: `error:${hash}`, payload, receivedAt: 1_000 });
    const { id } = await context.store.receive(error);
    expect(await context.store.receive(error)).toEqual({ outcome: 'duplicate', id });
    expect(await stored()).not.toContain(hash);
    expect(await drain(context.store, 'inbox')).toEqual([id]);
  });

  test.each([
    ['of another order', order('o-2')],
    ['of another revision', order('o-1', 'Kim')],
  ])('opens nothing that was put into the row %s', async (_, other) => {
    const { id } = await context.store.receive(order('o-1'));
    const { id: otherId } = await context.store.receive(other);
    await sql(`update messages set body = (select body from messages m where m.id = '${id}') where id = '${otherId}'`);
    expect(await context.store.getMessage(id)).toMatchObject({ body: order('o-1').payload });
    await expect(context.store.getMessage(otherId)).rejects.toThrow(`${otherId} was changed by something else`);
    expect((await context.store.claim('inbox', LATER)).map(({ message }) => message.id)).toEqual([id]);
  });

  test('reads with older keys, and seals with the newest', async () => {
    const first = await context.store.receive(order('o-1'));
    const store = await withKeys([NEW, OLD]);
    const second = await store.receive(order('o-2'));
    expect(await store.receive(order('o-1'))).toEqual({ outcome: 'duplicate', id: first.id });
    const text = await stored();
    expect(text).toContain(`enc1.${NEW.id}.`);
    expect(await drain(store, 'inbox')).toEqual([first.id, second.id]);
  });

  test('lets what it lacks the key for wait, says so, and hands it over when the key is back', async () => {
    const { id } = await context.store.receive(order('o-1'));
    await (await withKeys([NEW, OLD])).close();
    const warnings: string[] = [];
    const without = await withKeys([NEW], (sentence) => warnings.push(sentence));
    expect(warnings).toEqual([
      expect.stringContaining(`DATA_KEY lacks the key ${OLD.id}: what is encrypted with it is kept`),
    ]);
    const fresh = await without.receive(order('o-2'));
    const [readable, ...more] = await without.claim('inbox', LATER);
    expect([readable?.message.id, more]).toEqual([fresh.id, []]);
    if (readable) await without.settle(readable, DONE);
    expect(await without.nextReadyAt('inbox')).toBe(LATER.now + 300_000);
    await expect(without.getOrder('o-1')).rejects.toThrow(`${id} is encrypted with the key ${OLD.id}, which is not in`);

    await without.close();
    const store = await withKeys([NEW, OLD]);
    expect(await store.getMessage(id)).toMatchObject({ attempts: 0, state: 'pending' });
    const [claim] = await store.claim('inbox', { ...LATER, now: LATER.now + 300_000 });
    expect(claim).toMatchObject({ attempts: 1, message: { id, body: order('o-1').payload } });
    if (claim) expect(await store.settle(claim, DONE)).toBe(true);
  });

  test('does not open without a key, or with another one', async () => {
    await context.store.receive(order('o-1'));
    await context.store.close();
    const open = (...dataKeys: (typeof OLD)[]) => openStore({ ...context.location, dataKeys });
    await expect(open()).rejects.toThrow('The database is encrypted: DATA_KEY is missing.');
    await expect(open(newKey())).rejects.toThrow('The database is encrypted with other keys than those in DATA_KEY.');
  });
});

describe.each(ENGINES)('keys for a store on %s that had none', (engine) => {
  const context = useStore(engine);

  test('leave what is there readable and known, also by the payload of a callback without an id', async () => {
    const payload = { Values: [{ Message: 'no e-mail address' }] };
    const { hash } = callback({ kind: 'error', key: '', lane: '', payload, receivedAt: 1 });
    const error = callback({ kind: 'error', key: hash, lane: `error:${hash}`, payload, receivedAt: 1_000 });
    const known = [await context.store.receive(order('o-1')), await context.store.receive(error)];
    await context.store.enqueue(updates('o-1', [1]));
    await context.store.close();

    const stores = await Promise.all(
      (engine === 'postgres' ? [1, 2, 3] : [1]).map(() => openStore({ ...context.location, dataKeys: [NEW] })),
    );
    onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
    for (const store of stores) {
      expect(await store.getOrder('o-1')).toMatchObject({ payload: order('o-1').payload, revision: 1 });
      expect(await store.receive(order('o-1'))).toEqual({ outcome: 'duplicate', id: known[0]?.id });
      expect(await store.receive(error)).toEqual({ outcome: 'duplicate', id: known[1]?.id });
    }
    // Replicas that start together agree on the key of the hashes.
    const received = await Promise.all(stores.map((store) => store.receive(order('o-2'))));
    expect(received.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
    expect((await stores[0]?.receive(order('o-1', 'Kim')))?.outcome).toBe('revised');
  });
});
