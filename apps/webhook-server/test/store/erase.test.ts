import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { query } from '../support/postgres.ts';
import { callback, DONE, drain, ENCRYPTED, ENGINES, LATER, order, updates, useStore } from './engines.ts';

const NONE = { pendingEvents: 0, deadEvents: 0, pendingUpdates: 0, refusedUpdates: 0, inDoubtUpdates: 0 };

describe.each(ENGINES)('erase on %s', (engine) => {
  const context = useStore(engine);

  const erase = (lane: string, changes: object = {}) =>
    context.store.erase({ lane, remainder: { left: lane }, now: 7_000, force: false, ...changes });

  /** The files of the database, or all rows of it. */
  async function everything(): Promise<string> {
    const { databaseUrl, dataDir } = context.location;
    if (databaseUrl === null) {
      return readdirSync(dataDir)
        .map((file) => readFileSync(join(dataDir, file), 'latin1'))
        .join();
    }
    const tables = ['messages', 'attempts', 'lanes'].map((table) =>
      query<object>(databaseUrl, `select * from ${table}`),
    );
    const text = JSON.stringify(await Promise.all(tables));
    return text + Buffer.from(text.replaceAll(/\D+/g, ' ')).toString();
  }

  const error = (orderId: string, message: string) => {
    const made = callback({ kind: 'error', key: '', lane: orderId, payload: { message }, receivedAt: 1_500 });
    return { ...made, key: made.hash };
  };

  test('leaves no name in any row, file or log of the database', async () => {
    for (let index = 0; index < 25; index += 1) {
      const id = `o-${index}`;
      await context.store.receive(order(id, `Casey${index}x`));
      await context.store.receive(order(id, `Casey${index}x${'long'.repeat(index * 100)}`));
      await context.store.receive(error(id, `Casey${index}x not found`));
      await context.store.enqueue({ ...updates(id, []), bodies: [{ report: `Casey${index}x.pdf` }] });
    }
    for (const queue of ['inbox', 'outbox'] as const) {
      for (;;) {
        const claims = await context.store.claim(queue, LATER);
        if (claims.length === 0) break;
        for (const claim of claims) {
          const facts = { detail: { said: `${claim.lane} Casey` }, attempt: { said: claim.lane } };
          const fail = { outcome: 'retry', readyAt: 0, now: 3_000, error: `Casey of ${claim.lane}` } as const;
          await context.store.settle(claim, claim.attempts < 2 ? { ...fail, ...facts } : DONE);
        }
      }
    }
    expect((await everything()).includes('Casey')).toBe(!ENCRYPTED);
    for (let index = 0; index < 25; index += 1) {
      expect(await erase(`o-${index}`)).toEqual({ outcome: 'erased', erasedAt: 7_000, changed: true });
    }
    await context.store.wipe();
    expect(await everything()).not.toMatch(/Casey|4361736579/);
  });

  test('leaves a tombstone: the order is known, shown as erased, and never handed over again', async () => {
    const { id } = await context.store.receive(order('o-1'));
    await drain(context.store, 'inbox');
    await erase('o-1');
    expect(await context.store.getOrder('o-1')).toMatchObject({
      payload: { left: 'o-1' },
      erasedAt: 7_000,
      state: 'done',
    });
    expect(await context.store.getMessage(id)).toMatchObject({ erasedAt: 7_000, body: { left: 'o-1' } });
    expect(await context.store.receive(order('o-1'))).toMatchObject({ outcome: 'duplicate' });
    expect(await context.store.receive(order('o-1', 'Changed'))).toMatchObject({ outcome: 'duplicate' });
    expect(await context.store.receive(error('o-1', 'late'))).toMatchObject({ outcome: 'duplicate' });
    expect((await context.store.receive(order('o-2'))).outcome).toBe('stored');
    expect(await context.store.enqueue(updates('o-1', [1]))).toEqual({ outcome: 'conflict' });
    expect(await context.store.requeue('inbox', id, ['done'])).toBe('not_allowed');
    expect(await drain(context.store, 'inbox')).toHaveLength(1);
    expect(await drain(context.store, 'outbox')).toEqual([]);
  });

  test('may be repeated, and answers with the time of the first', async () => {
    await context.store.receive(order('o-1'));
    await drain(context.store, 'inbox');
    await erase('o-1');
    expect(await erase('o-1', { now: 9_000 })).toEqual({ outcome: 'erased', erasedAt: 7_000, changed: false });
    expect(await erase('o-2')).toEqual({ outcome: 'not_found' });
  });

  test('is refused while something waits, and says what', async () => {
    await context.store.receive(order('o-1'));
    await context.store.enqueue(updates('o-1', [1, 2, 3]));
    expect(await erase('o-1')).toEqual({
      outcome: 'unfinished',
      waiting: { ...NONE, pendingEvents: 1, pendingUpdates: 3 },
    });
    const settle = async (queue: 'inbox' | 'outbox', state: 'dead' | 'in_doubt' | 'refused') => {
      const [claim] = await context.store.claim(queue, LATER);
      const outcome = state === 'refused' ? 'park' : 'settle';
      if (claim) await context.store.settle(claim, { outcome, state, now: 2_000, error: 'x' });
    };
    await settle('inbox', 'dead');
    await settle('outbox', 'in_doubt');
    await settle('outbox', 'refused');
    const waiting = { ...NONE, deadEvents: 1, inDoubtUpdates: 1, refusedUpdates: 1, pendingUpdates: 1 };
    expect(await erase('o-1')).toEqual({ outcome: 'unfinished', waiting });
    expect((await context.store.getOrder('o-1'))?.payload).toEqual(order('o-1').payload);
  });

  test('with force gives up what waits, and keeps a worker that is at it from settling', async () => {
    const { id } = await context.store.receive(order('o-1'));
    const queued = await context.store.enqueue(updates('o-1', [1, 2]));
    const [claim] = await context.store.claim('outbox', LATER);
    expect(await erase('o-1', { force: true })).toMatchObject({ outcome: 'erased', changed: true });
    if (!claim || queued.outcome !== 'queued') throw new Error('nothing to claim');
    expect(await context.store.renew(claim, 9_000_000)).toBe(false);
    expect(await context.store.settle(claim, { ...DONE, error: 'Casey' })).toBe(false);
    const note = 'Given up when the personal data of its order was erased.';
    expect(await context.store.getMessage(id)).toMatchObject({ state: 'dead', lastError: note, settledAt: 7_000 });
    for (const update of queued.ids) {
      expect(await context.store.getMessage(update)).toMatchObject({ state: 'discarded', body: {}, lastError: note });
    }
    for (const queue of ['inbox', 'outbox'] as const) {
      expect(await context.store.claim(queue, { ...LATER, now: 9_000_000 })).toEqual([]);
      expect(await context.store.nextReadyAt(queue)).toBeNull();
    }
  });

  test('leaves nothing to be decided: what was given up or refused is not counted any more', async () => {
    const settle = async (queue: 'inbox' | 'outbox', state: 'dead' | 'in_doubt' | 'refused') => {
      const [claim] = await context.store.claim(queue, LATER);
      const outcome = state === 'refused' ? 'park' : 'settle';
      if (claim) await context.store.settle(claim, { outcome, state, now: 2_000, error: 'x' });
    };
    for (const id of ['o-1', 'o-2']) {
      await context.store.receive(order(id));
      await context.store.enqueue(updates(id, [1, 2]));
      await settle('inbox', 'dead');
      await settle('outbox', 'in_doubt');
      await settle('outbox', 'refused');
    }
    const waiting = async () => (await context.store.counts()).map(({ state, count }) => `${count} ${state}`);
    expect(await waiting()).toEqual(['2 dead', '2 in_doubt', '2 refused']);
    await erase('o-1', { force: true });
    expect(await waiting()).toEqual(['1 dead', '1 in_doubt', '1 refused']);
    await erase('o-2', { force: true });
    expect(await waiting()).toEqual([]);
  });

  test('spares a lane in which something happened lately', async () => {
    await context.store.receive(order('o-1', 'Robin', 1_000));
    await drain(context.store, 'inbox', 5_000);
    expect(await erase('o-1', { idleSince: 5_000 })).toEqual({ outcome: 'active' });
    expect(await erase('o-1', { idleSince: 5_001 })).toMatchObject({ outcome: 'erased' });
  });

  test('of a callback that is no order lets later ones of its lane in', async () => {
    await context.store.receive(error('o-1', 'lost'));
    await drain(context.store, 'inbox');
    await erase('o-1');
    expect((await context.store.receive(order('o-1'))).outcome).toBe('stored');
    expect((await context.store.receive(error('o-1', 'again'))).outcome).toBe('stored');
    expect(await context.store.receive(error('o-1', 'lost'))).toMatchObject({ outcome: 'duplicate' });
  });

  test('and a callback at the same moment: the order is erased, or the callback was in time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = `o-${round}`;
      await context.store.receive(order(id));
      await drain(context.store, 'inbox');
      const [erased, revised] = await Promise.all([erase(id), context.store.receive(order(id, 'Changed'))]);
      const left = await context.store.listMessages({ queue: 'inbox', lane: id, limit: 10 });
      if (revised.outcome === 'duplicate') expect(left).toHaveLength(1);
      else expect(erased.outcome).toBe('unfinished');
      await drain(context.store, 'inbox');
    }
  });

  test('walks through the inbox by sequence', async () => {
    await context.store.receive(order('o-1', 'Robin', 1_000));
    await context.store.receive(order('o-2', 'Robin', 2_000));
    await drain(context.store, 'inbox');
    await erase('o-1');
    const lanes = await context.store.inboxLanes({ afterSeq: 0, limit: 10 });
    expect(lanes).toEqual([
      { seq: expect.any(Number), lane: 'o-1', kind: 'order', createdAt: 1_000, erased: true },
      { seq: expect.any(Number), lane: 'o-2', kind: 'order', createdAt: 2_000, erased: false },
    ]);
    expect(await context.store.inboxLanes({ afterSeq: lanes[0]?.seq ?? 0, limit: 1 })).toEqual([lanes[1]]);
  });

  test('is done by one at a time when it is a job of several processes', async () => {
    const [entered, { promise, resolve }] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = context.store.alone('retention', () => {
      entered.resolve();
      return promise.then(() => 'done');
    });
    await entered.promise;
    if (engine === 'postgres') {
      expect(await context.store.alone('retention', async () => 'too')).toBeNull();
      expect(await context.store.alone('another', async () => 'free')).toBe('free');
    }
    resolve();
    expect(await first).toBe('done');
    expect(await context.store.alone('retention', async () => 'free')).toBe('free');
  });
});
