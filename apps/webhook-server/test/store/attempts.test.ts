import { describe, expect, test } from 'vitest';
import type { Claim, Queue } from '../../src/store/open-store.ts';
import { ENGINES, LATER, order, updates, useStore } from './engines.ts';

describe.each(ENGINES)('failed attempts on %s', (engine) => {
  const context = useStore(engine);

  const next = async (queue: Queue = 'inbox'): Promise<Claim> => {
    const [claim] = await context.store.claim(queue, LATER);
    if (!claim) throw new Error('nothing to claim');
    return claim;
  };
  const fail = async (error: string, now: number, attempt?: Record<string, unknown>) => {
    const facts = attempt === undefined ? {} : { attempt };
    await context.store.settle(await next(), { outcome: 'retry', readyAt: 0, now, error, ...facts });
  };

  test('are kept with time, reason and facts, oldest first, and nothing is kept of what goes well', async () => {
    const { id } = await context.store.receive(order('o-1'));
    await context.store.receive(order('o-2', 'Robin', 2_000));
    await fail('Away.', 3_000, { status: 503 });
    await fail('Away again.', 4_000);
    await context.store.settle(await next(), { outcome: 'settle', state: 'done', now: 5_000 });
    expect(await context.store.attempts(id)).toEqual([
      { number: 1, attempt: 1, failedAt: 3_000, reason: 'Away.', detail: { status: 503 } },
      { number: 2, attempt: 2, failedAt: 4_000, reason: 'Away again.', detail: null },
    ]);
  });

  test('end with the one that gave up, and go on after it when the message is put back', async () => {
    const { id } = await context.store.receive(order('o-1'));
    await fail('Away.', 3_000);
    const dead = { outcome: 'settle', state: 'dead', now: 4_000, error: 'Too old.' } as const;
    await context.store.settle(await next(), dead);
    await context.store.requeue('inbox', id, ['dead']);
    await fail('Still away.', 5_000);
    expect((await context.store.attempts(id)).map(({ number, attempt, reason }) => [number, attempt, reason])).toEqual([
      [1, 1, 'Away.'],
      [2, 2, 'Too old.'],
      [3, 1, 'Still away.'],
    ]);
    expect(await context.store.getMessage(id)).toMatchObject({ attempts: 1, lastError: 'Still away.' });
  });

  test('are kept of updates alike, also of one that stops its lane', async () => {
    const queued = await context.store.enqueue(updates('o-1', [1]));
    if (queued.outcome !== 'queued') throw new Error('not queued');
    const attempt = { status: 400, correlationId: 'c-1' };
    await context.store.settle(await next('outbox'), {
      ...{ outcome: 'park', state: 'refused', now: 3_000, error: 'Refused.', attempt },
    });
    expect(await context.store.attempts(queued.ids[0] ?? '')).toEqual([
      { number: 1, attempt: 1, failedAt: 3_000, reason: 'Refused.', detail: attempt },
    ]);
  });

  test('are not kept of a claim whose lease was lost', async () => {
    const { id } = await context.store.receive(order('o-1'));
    const [lost] = await context.store.claim('inbox', { limit: 1, now: 1_000, leaseMs: 10 });
    await next();
    if (!lost) throw new Error('nothing to claim');
    const settled = await context.store.settle(lost, { outcome: 'retry', readyAt: 0, now: 2_000, error: 'Late.' });
    expect([settled, await context.store.attempts(id)]).toEqual([false, []]);
  });

  test('leave a gap where a process was killed in the middle', async () => {
    const { id } = await context.store.receive(order('o-1'));
    await context.store.claim('inbox', { limit: 1, now: 1_000, leaseMs: 10 });
    await fail('Away.', 3_000);
    expect(await context.store.attempts(id)).toMatchObject([{ number: 1, attempt: 2 }]);
  });

  test('of a message that fails for ever are forgotten from the oldest on', async () => {
    const { id } = await context.store.receive(order('o-1'));
    for (let at = 1; at <= 1_005; at += 1) await fail(`Failure ${at}.`, at);
    const kept = await context.store.attempts(id);
    expect([kept.length, kept[0]?.reason, kept.at(-1)?.reason]).toEqual([1_000, 'Failure 6.', 'Failure 1005.']);
    expect(kept.at(-1)).toMatchObject({ number: 1_005, attempt: 1_005 });
  });

  test('of no message are none', async () => {
    expect(await context.store.attempts('evt_unknown')).toEqual([]);
  });
});
