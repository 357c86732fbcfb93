import { describe, expect, test } from 'vitest';
import type { Claim, MessageState, Settlement } from '../../src/store/open-store.ts';
import { DONE, drain, ENGINES, LATER, order, useStore } from './engines.ts';

const SETTLED: readonly Exclude<MessageState, 'pending'>[] = ['done', 'dead', 'refused', 'in_doubt'];

describe.each(ENGINES)('settle and requeue on %s', (engine) => {
  const context = useStore(engine);

  const claimAt = (now: number) => context.store.claim('inbox', { limit: 10, now, leaseMs: 100 });
  const receive = async (...given: Parameters<typeof order>) => (await context.store.receive(order(...given))).id;
  const next = async (now: number = LATER.now): Promise<Claim> => {
    const [claim] = await claimAt(now);
    if (!claim) throw new Error('nothing to claim');
    return claim;
  };
  const settleNext = async (settlement: Settlement) => context.store.settle(await next(), settlement);

  test.each(SETTLED)('settles a message as %s and goes on with the next of the lane', async (state) => {
    const first = await receive('o-1');
    const second = await receive('o-1', 'Kim');
    expect(await settleNext({ outcome: 'settle', state, now: 4_000 })).toBe(true);
    const settled = { state, settledAt: 4_000, lastError: null, detail: null, attempts: 1 };
    expect(await context.store.getMessage(first)).toMatchObject(settled);
    expect((await next()).message.id).toBe(second);
  });

  test('keeps error and detail of a settlement', async () => {
    const id = await receive('o-1');
    await settleNext({ outcome: 'settle', state: 'dead', now: 4_000, error: 'Too old.', detail: { tries: [1, 2] } });
    expect(await context.store.getMessage(id)).toMatchObject({ lastError: 'Too old.', detail: { tries: [1, 2] } });
  });

  test('lets a failing lane wait while the others go on, and overtakes nothing in it', async () => {
    const failing = [await receive('o-1'), await receive('o-1', 'Kim')];
    const other = await receive('o-2');
    const claims = await claimAt(5_000);
    const failed = claims.find(({ lane }) => lane === 'o-1');
    const fine = claims.find(({ lane }) => lane === 'o-2');
    if (!failed || !fine) throw new Error('both lanes were ready');
    expect(await context.store.settle(failed, { outcome: 'retry', readyAt: 9_000, error: 'Away.' })).toBe(true);
    await context.store.settle(fine, DONE);
    const another = await receive('o-3');
    expect(await drain(context.store, 'inbox', 8_999)).toEqual([another]);
    expect(await context.store.getMessage(failing[0] ?? '')).toMatchObject({
      state: 'pending',
      lastError: 'Away.',
      settledAt: null,
      attempts: 1,
    });
    expect(await context.store.getMessage(other)).toMatchObject({ state: 'done' });
    expect(await drain(context.store, 'inbox', 9_000)).toEqual(failing);
  });

  test('lets a callback that comes into a waiting lane wait, too', async () => {
    await receive('o-1');
    await settleNext({ outcome: 'retry', readyAt: LATER.now + 500, error: 'Away.' });
    await receive('o-1', 'Kim');
    expect(await claimAt(LATER.now + 499)).toEqual([]);
  });

  test('replaces detail only by detail, and shows it to the next attempt', async () => {
    await receive('o-1');
    const retry = { outcome: 'retry', readyAt: 1_000, error: 'Away.' } as const;
    await settleNext({ ...retry, detail: { reports: 'sent' } });
    await settleNext(retry);
    expect((await next(LATER.now)).message.detail).toEqual({ reports: 'sent' });
    const claim = await next(LATER.now + 1_000);
    await context.store.settle(claim, { ...retry, detail: { other: 1 } });
    expect((await next()).message.detail).toEqual({ other: 1 });
  });

  test('puts a lane with more to do behind those that wait longer', async () => {
    await receive('o-1', 'Robin', 1_000);
    await receive('o-1', 'Kim', 1_000);
    const claim = await next(1_500);
    await receive('o-2', 'Robin', 1_600);
    await context.store.settle(claim, { ...DONE, now: 2_000 });
    expect((await claimAt(5_000)).map(({ lane }) => lane)).toEqual(['o-2', 'o-1']);
  });

  test('stops a parked lane, also for callbacks that come later', async () => {
    const id = await receive('o-1');
    await receive('o-1', 'Kim');
    await settleNext({ outcome: 'park', state: 'refused', now: 4_000, error: 'Refused.', detail: { status: 422 } });
    await receive('o-1', 'Lee');
    expect(await context.store.getMessage(id)).toMatchObject({
      state: 'refused',
      settledAt: 4_000,
      lastError: 'Refused.',
      detail: { status: 422 },
    });
    expect(await claimAt(LATER.now)).toEqual([]);
    expect(await context.store.nextReadyAt('inbox')).toBeNull();
  });

  test('requeue puts a message back at its own place, unparks the lane and makes it ready at once', async () => {
    const ids = [await receive('o-1'), await receive('o-1', 'Kim'), await receive('o-1', 'Lee')];
    await settleNext(DONE);
    await settleNext({ outcome: 'park', state: 'refused', now: 4_000, error: 'Refused.', detail: { status: 422 } });
    expect(await context.store.requeue('inbox', ids[1] ?? '', ['refused'])).toBe('requeued');
    expect(await context.store.getMessage(ids[1] ?? '')).toMatchObject({
      state: 'pending',
      attempts: 0,
      lastError: null,
      detail: null,
      settledAt: null,
    });
    expect(await claimAt(0)).toMatchObject([{ attempts: 1, message: { id: ids[1] } }]);
    expect(await drain(context.store, 'inbox')).toEqual(ids.slice(1));
  });

  test('requeue of a lane that waits makes it ready at once, the older message first', async () => {
    const ids = [await receive('o-1'), await receive('o-1', 'Kim')];
    await settleNext(DONE);
    await settleNext({ outcome: 'retry', readyAt: LATER.now * 2, error: 'Away.' });
    expect(await context.store.requeue('inbox', ids[0] ?? '', ['done', 'dead'], { by: 'operator' })).toBe('requeued');
    expect((await context.store.getMessage(ids[0] ?? ''))?.detail).toEqual({ by: 'operator' });
    expect(await drain(context.store, 'inbox')).toEqual(ids);
  });

  test('requeue into a lane at work takes the lease from nobody', async () => {
    const ids = [await receive('o-1'), await receive('o-1', 'Kim')];
    await settleNext(DONE);
    const held = await next();
    expect(await context.store.requeue('inbox', ids[0] ?? '', ['done'])).toBe('requeued');
    expect(await claimAt(LATER.now)).toEqual([]);
    expect(await context.store.settle(held, { outcome: 'settle', state: 'dead', now: LATER.now })).toBe(true);
    expect(await context.store.getMessage(ids[1] ?? '')).toMatchObject({ state: 'dead', attempts: 1 });
    expect(await drain(context.store, 'inbox')).toEqual([ids[0]]);
  });

  test.each(SETTLED)('requeue refuses a message that is %s when that is not asked for', async (state) => {
    const id = await receive('o-1');
    await settleNext({ outcome: 'settle', state, now: 4_000, error: 'Why.' });
    const before = await context.store.getMessage(id);
    const others = SETTLED.filter((other) => other !== state);
    expect(await context.store.requeue('inbox', id, others)).toBe('not_allowed');
    expect(await context.store.getMessage(id)).toEqual(before);
    expect(await context.store.requeue('inbox', id, [state])).toBe('requeued');
  });

  test('requeue refuses a message that is not settled', async () => {
    const id = await receive('o-1');
    expect(await context.store.requeue('inbox', id, SETTLED)).toBe('not_allowed');
  });

  test('requeue does not find what is not there, or is in the other queue', async () => {
    const id = await receive('o-1');
    await settleNext(DONE);
    expect(await context.store.requeue('outbox', id, SETTLED)).toBe('not_found');
    expect(await context.store.requeue('inbox', 'evt_unknown', SETTLED)).toBe('not_found');
  });
});
