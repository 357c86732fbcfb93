import { describe, expect, test } from 'vitest';
import { callback, DONE, ENGINES, LATER, order, useStore } from './engines.ts';

describe.each(ENGINES)('lost orders on %s', (engine) => {
  const context = useStore(engine);

  const failure = async (lane: string, receivedAt: number, companyId: string | null = null) => {
    const payload = { lane, receivedAt };
    const made = callback({ kind: 'error', key: `${lane}${receivedAt}`, lane, payload, receivedAt });
    return (await context.store.receive({ ...made, companyId })).id;
  };
  const lost = async (query: { limit: number; before?: number } = { limit: 10 }) => context.store.listLostOrders(query);
  const both = async () => [(await lost()).map(({ orderId }) => orderId), await context.store.countLostOrders()];

  test('are those that an error names and that never came in, each once, newest first', async () => {
    const first = await failure('o-1', 1_000);
    await failure('o-2', 2_000, 'B6001');
    await failure('o-1', 3_000, 'ACME01');
    expect(await lost()).toMatchObject([
      { orderId: 'o-2', companyId: 'B6001', errors: 1, reportedAt: 2_000, lastReportedAt: 2_000 },
      { orderId: 'o-1', companyId: 'ACME01', errors: 2, reportedAt: 1_000, lastReportedAt: 3_000, eventId: first },
    ]);
    expect(await context.store.countLostOrders()).toBe(2);
  });

  test('disappear when the order comes in, whatever came first', async () => {
    await failure('o-1', 1_000);
    await context.store.receive(order('o-2'));
    await failure('o-2', 2_000);
    expect(await both()).toEqual([['o-1'], 1]);
    await context.store.receive(order('o-1'));
    expect(await both()).toEqual([[], 0]);
  });

  test('do not come of errors that name none, of jobs or of orders', async () => {
    await failure('error:0123', 1_000);
    await context.store.receive(callback({ kind: 'job', key: 'j', lane: 'job:j', payload: {}, receivedAt: 1 }));
    await context.store.receive(order('o-1'));
    expect(await both()).toEqual([[], 0]);
  });

  test('show the state of the first error and come in pages', async () => {
    for (const at of [1, 2, 3]) await failure(`o-${at}`, at);
    const [claim] = await context.store.claim('inbox', { ...LATER, limit: 1 });
    if (claim) await context.store.settle(claim, DONE);
    const [newest, middle] = await lost({ limit: 2 });
    expect([newest, middle]).toMatchObject([
      { orderId: 'o-3', state: 'pending' },
      { orderId: 'o-2', state: 'pending' },
    ]);
    expect(await lost({ limit: 2, before: middle?.seq ?? 0 })).toMatchObject([{ orderId: 'o-1', state: 'done' }]);
  });
});
