import { describe, expect, test } from 'vitest';
import { type ReplayFilter, replayEvents } from '../../src/inbox/replay-events.ts';
import type { MessageState } from '../../src/store/open-store.ts';
import { ENGINES, job, LATER, order, useStore } from './engines.ts';

const NOW = 2_000_000;

describe.each(ENGINES)('the replay of many events on %s', (engine) => {
  const context = useStore(engine);

  const settleAll = async (state: Exclude<MessageState, 'pending'>) => {
    for (;;) {
      const claims = await context.store.claim('inbox', { ...LATER, limit: 500 });
      if (claims.length === 0) return;
      await Promise.all(claims.map((claim) => context.store.settle(claim, { outcome: 'settle', state, now: 5_000 })));
    }
  };
  /** Two orders of one company, a change of the first, an order of another company, and a job; in this sequence. */
  const receive = async () => {
    const acme = { companyId: 'ACME01' };
    const given = [
      { ...order('a1', 'Robin', 1_000), ...acme },
      { ...order('a2', 'Robin', 2_000), ...acme },
      { ...order('a1', 'Kim', 3_000), ...acme },
      order('b1', 'Robin', 4_000),
      job('j1', 'Baker', 5_000),
    ];
    const names = ['a1', 'a2', 'a1 changed', 'b1', 'j1'];
    const ids = new Map<string, string>();
    for (const [at, each] of given.entries()) ids.set((await context.store.receive(each)).id, names[at] ?? '');
    return ids;
  };
  const replay = (filter: Partial<ReplayFilter>, limit = 1_000, perSecond = 10) =>
    replayEvents(context.store, { state: 'dead', ...filter }, { perSecond, limit, now: NOW });
  const waiting = async () => {
    const found = await context.store.listOutlines({ queue: 'inbox', state: 'pending', order: 'oldest', limit: 5_000 });
    return found.map(({ id }) => id);
  };

  test.each<[string, Partial<ReplayFilter>, string[]]>([
    ['nothing', {}, ['a1', 'a2', 'a1 changed', 'b1', 'j1']],
    ['a company', { companyId: 'ACME01' }, ['a1', 'a2', 'a1 changed']],
    ['orders, one of them named twice', { orderIds: ['b1', 'a1', 'b1', 'x'] }, ['a1', 'a1 changed', 'b1']],
    ['orders and a company', { orderIds: ['b1', 'a1'], companyId: 'B6001' }, ['b1']],
    ['a type', { type: 'order.changed' }, ['a1 changed']],
    ['another type', { type: 'job.received' }, ['j1']],
    ['the time from which on they came', { receivedFrom: 3_000 }, ['a1 changed', 'b1', 'j1']],
    ['the time before which they came', { receivedTo: 3_000 }, ['a1', 'a2']],
    ['all of it', { receivedFrom: 1_000, receivedTo: 4_000, type: 'order.placed', orderIds: ['a1'] }, ['a1']],
  ])('takes those chosen by %s', async (_name, filter, chosen) => {
    const names = await receive();
    await settleAll('dead');
    const spread = NOW + (chosen.length - 1) * 100;
    expect(await replay(filter)).toEqual({ events: chosen.length, more: false, lastReadyAt: spread });
    expect((await waiting()).map((id) => names.get(id))).toEqual(chosen);
  });

  test('spreads more than are read or put back at once evenly', async () => {
    const count = 2_050;
    await Promise.all(Array.from({ length: count }, (_, at) => context.store.receive(order(`o-${at}`))));
    await settleAll('dead');
    expect(await replay({}, 5_000, 100)).toEqual({ events: count, more: false, lastReadyAt: NOW + (count - 1) * 10 });
    const readyBefore = async (ms: number) => {
      let ready = 0;
      for (;;) {
        const claims = await context.store.claim('inbox', { limit: 500, now: NOW + ms, leaseMs: 1_000_000 });
        if (claims.length === 0) return ready;
        ready += claims.length;
      }
    };
    expect(await readyBefore(7_499)).toBe(750);
    expect(await readyBefore(15_000)).toBe(751);
    expect(await readyBefore((count - 1) * 10)).toBe(count - 1_501);
  }, 20_000);

  test('takes those named by id only as far as they fit the rest', async () => {
    const [first = '', second = ''] = (await receive()).keys();
    await settleAll('dead');
    expect(await replay({ eventIds: [first, second], orderIds: ['a2', 'b1'] })).toMatchObject({ events: 1 });
    expect(await waiting()).toEqual([second]);
  });

  test('takes the oldest of those named by id, whatever their sequence', async () => {
    const [first = '', second = ''] = (await receive()).keys();
    await settleAll('dead');
    expect(await replay({ eventIds: [second, first] }, 1)).toMatchObject({ events: 1, more: true });
    expect(await waiting()).toEqual([first]);
  });

  test('takes those named by id, each once, and marks them', async () => {
    const [first = '', second = ''] = (await receive()).keys();
    await settleAll('dead');
    expect(await replay({ eventIds: [second, second, 'evt_unknown'] })).toMatchObject({ events: 1 });
    expect(await waiting()).toEqual([second]);
    expect((await context.store.getMessage(second))?.detail).toEqual({ replayed: true });
    expect((await context.store.getMessage(first))?.detail).toBeNull();
  });

  test('takes only those in the state asked for', async () => {
    const [first = ''] = (await receive()).keys();
    await settleAll('done');
    expect(await replay({ eventIds: [first] })).toEqual({ events: 0, more: false, lastReadyAt: null });
    expect(await replay({ state: 'done', eventIds: [first] })).toMatchObject({ events: 1 });
    expect(await replay({ state: 'done', receivedFrom: 0, receivedTo: 9_000 })).toMatchObject({ events: 4 });
  });

  test('takes at most as many as asked for, the oldest first, and the next ones the next time', async () => {
    const names = await receive();
    await settleAll('dead');
    expect(await replay({}, 2)).toEqual({ events: 2, more: true, lastReadyAt: NOW + 100 });
    expect((await waiting()).map((id) => names.get(id))).toEqual(['a1', 'a2']);
    expect(await replay({}, 10)).toMatchObject({ events: 3, more: false });
  });

  test('spreads them over time', async () => {
    await receive();
    await settleAll('dead');
    await replay({}, 10, 2);
    const lanes = async (now: number) =>
      (await context.store.claim('inbox', { limit: 9, now, leaseMs: 1 })).map(({ lane }) => lane);
    expect(await lanes(NOW - 1)).toEqual([]);
    expect(await lanes(NOW)).toEqual(['a1']);
    expect(await lanes(NOW + 500)).toEqual(['a1', 'a2']);
    expect((await lanes(NOW + 1_500)).sort()).toEqual(['a1', 'a2', 'b1']);
    expect((await lanes(NOW + 2_000)).sort()).toEqual(['a1', 'a2', 'b1', 'job:j1']);
  });

  test('takes more than go into one transaction', async () => {
    await Promise.all(Array.from({ length: 1_203 }, (_, at) => context.store.receive(order(`o-${at}`))));
    await settleAll('dead');
    expect(await replay({}, 700)).toMatchObject({ events: 700, more: true });
    expect(await replay({}, 2_000, 1_000)).toEqual({ events: 503, more: false, lastReadyAt: NOW + 502 });
    expect(await waiting()).toHaveLength(1_203);
  });
});
