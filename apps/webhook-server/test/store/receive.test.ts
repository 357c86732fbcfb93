import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { query } from '../support/postgres.ts';
import { callback, drain, ENCRYPTED, ENGINES, job, LATER, order, useStore } from './engines.ts';

describe.each(ENGINES)('receive on %s', (engine) => {
  const context = useStore(engine);

  test('stores a callback with everything it came with', async () => {
    const origin = { requestId: 'req-1', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    const { outcome, id } = await context.store.receive({ ...order('o-1', 'Robin', 1_234), origin });
    expect(outcome).toBe('stored');
    expect(await context.store.getMessage(id)).toEqual({
      seq: expect.any(Number),
      id,
      queue: 'inbox',
      lane: 'o-1',
      type: 'order.placed',
      companyId: 'B6001',
      revision: 1,
      body: order('o-1').payload,
      state: 'pending',
      attempts: 0,
      lastError: null,
      detail: null,
      createdAt: 1_234,
      settledAt: null,
      erasedAt: null,
      origin,
    });
  });

  test('keeps the id of what is known, and gives everything else another one', async () => {
    const { id } = await context.store.receive(order('o-1', 'Robin', 1));
    expect(id).toMatch(/^evt_[0-9a-f]{32}$/);
    expect(await context.store.receive(order('o-1', 'Robin', 2))).toEqual({ outcome: 'duplicate', id });
    const ids = [order('o-2'), order('o-1', 'Kim'), callback({ ...order('o-1'), kind: 'job' })];
    for (const other of ids) expect((await context.store.receive(other)).id).not.toBe(id);
  });

  test('gives later orders greater ids, so that the index of ids grows at its end', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      ids.push((await context.store.receive(order(`o-${at}`))).id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(ids).toEqual(ids.toSorted());
  });

  test('knows a duplicate after it was handled, changes nothing and queues nothing', async () => {
    const { id } = await context.store.receive(order('o-1'));
    const [claim] = await context.store.claim('inbox', LATER);
    if (claim) await context.store.settle(claim, { outcome: 'settle', state: 'done', now: 5 });
    const before = await context.store.getMessage(id);
    expect((await context.store.receive(order('o-1', 'Robin', 9_999))).outcome).toBe('duplicate');
    expect(await context.store.getMessage(id)).toEqual(before);
    expect(await context.store.claim('inbox', LATER)).toEqual([]);
  });

  test('stores a changed order as the next revision in the same lane', async () => {
    const first = await context.store.receive(order('o-1', 'Robin'));
    const second = await context.store.receive(order('o-1', 'Kim'));
    const third = await context.store.receive(order('o-1', 'Lee'));
    expect([first.outcome, second.outcome, third.outcome]).toEqual(['stored', 'revised', 'revised']);
    const messages = await context.store.listMessages({ queue: 'inbox', lane: 'o-1', order: 'oldest', limit: 10 });
    expect(messages.map(({ id, type, revision }) => [id, type, revision])).toEqual([
      [first.id, 'order.placed', 1],
      [second.id, 'order.changed', 2],
      [third.id, 'order.changed', 3],
    ]);
  });

  test('knows the payload of an older revision as a duplicate of that one', async () => {
    const first = await context.store.receive(order('o-1', 'Robin'));
    await context.store.receive(order('o-1', 'Kim'));
    expect(await context.store.receive(order('o-1', 'Robin'))).toEqual({ outcome: 'duplicate', id: first.id });
  });

  test.each([
    ['job', job('o-1'), 'job.received'],
    ['job, changed', job('o-1', 'Cook'), 'job.received'],
    ['error', callback({ ...order('o-1'), kind: 'error', key: 'hash' }), 'error.received'],
  ])('counts a %s apart from the order with the same id', async (_, other, type) => {
    await context.store.receive(order('o-1'));
    const { outcome, id } = await context.store.receive(other);
    expect(outcome).toBe('stored');
    expect(await context.store.getMessage(id)).toMatchObject({ type, revision: 1 });
  });

  test('tells what is stored, duplicate and revised among callbacks that come together', async () => {
    const known = await context.store.receive(order('o-0'));
    const received = await Promise.all(
      [order('o-0'), order('o-1'), order('o-1'), order('o-1', 'Kim'), order('o-2'), order('o-0', 'Kim')].map((one) =>
        context.store.receive(one),
      ),
    );
    const outcomes = received.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['duplicate', 'stored', 'duplicate', 'revised', 'stored', 'revised']);
    expect(received[0]?.id).toBe(known.id);
    expect(received[2]?.id).toBe(received[1]?.id);
    const handled = await drain(context.store, 'inbox');
    expect(handled).toHaveLength(5);
    const lane = handled.filter((id) => id === received[1]?.id || id === received[3]?.id);
    expect(lane).toEqual([received[1]?.id, received[3]?.id]);
  });

  test('lets callbacks that come together share a commit', async () => {
    const commits = async () => {
      const { databaseUrl, dataDir } = context.location;
      if (databaseUrl === null) return commitsInWal(join(dataDir, 'webhook-server.db-wal'));
      const [row] = await query<{ id: string }>(databaseUrl, 'select pg_current_xact_id()::text as id');
      return Number(row?.id);
    };
    await context.reopen();
    await context.store.receive(order('first'));
    const before = await commits();
    await Promise.all(Array.from({ length: 200 }, (_, index) => context.store.receive(order(`o-${index}`))));
    expect((await commits()) - before).toBeLessThan(50);
  });

  test.skipIf(ENCRYPTED)('keeps the body as it came, byte for byte', async () => {
    const raw = Buffer.from(' {"jobId":\t"j-1"}\r\n');
    // A view into something larger, as bodies read from the network are.
    const view = Buffer.concat([Buffer.from('before'), raw, Buffer.from('after')]).subarray(6, 6 + raw.length);
    await context.store.receive({ ...job('j-1'), raw: view });
    expect(view.toString()).toBe(raw.toString());
    expect(await storedRaw()).toBe(raw.toString('hex'));
  });

  test.skipIf(ENCRYPTED)('keeps a byte order mark, which the payload does not show', async () => {
    const raw = Buffer.from('\ufeff{"jobId":"j-1"}');
    const received = await context.store.receive({ ...job('j-1'), raw });
    expect(await storedRaw()).toBe(raw.toString('hex'));
    expect(await context.store.getMessage(received.id)).toMatchObject({ body: { jobId: 'j-1' } });
  });

  async function storedRaw(): Promise<string | undefined> {
    const { databaseUrl, dataDir } = context.location;
    const text = 'select hex(coalesce(raw, cast(body as blob))) as raw from messages';
    if (databaseUrl !== null) {
      const [row] = await query<{ raw: string }>(
        databaseUrl,
        text.replace(/hex\(.*\) as/, "encode(coalesce(raw, convert_to(body, 'UTF8')), 'hex') as"),
      );
      return row?.raw;
    }
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(dataDir, 'webhook-server.db'), { readOnly: true });
    const raw = String(database.prepare(text).get()?.['raw']).toLowerCase();
    database.close();
    return raw;
  }
});

/** A frame of the log that ends a transaction names the size of the database: https://sqlite.org/fileformat2.html#walformat */
function commitsInWal(file: string): number {
  const wal = readFileSync(file);
  const frame = 24 + wal.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + frame <= wal.length; at += frame) if (wal.readUInt32BE(at + 4) > 0) commits += 1;
  return commits;
}
