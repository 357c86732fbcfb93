import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { IdempotencyKey } from '../../src/store/store.ts';
import { ENGINES, updates, useStore } from './engines.ts';

const DAY = 24 * 3600 * 1000;
const KEY = { key: 'report-1', hash: 'a'.repeat(64) };

describe.each(ENGINES)('an idempotency key on %s', (engine) => {
  const context = useStore(engine);

  const enqueue = (lane: string, bodies: number[], idempotency: IdempotencyKey, at = 1_000) =>
    context.store.enqueue({ ...updates(lane, bodies, null, at), idempotency });
  const outbox = () => context.store.listMessages({ queue: 'outbox', limit: 100 });
  const kept = async (key: string) => (await context.store.getIdempotencyKey(key)) !== null;

  test('leads to the same updates again, whatever they are by now', async () => {
    const first = await enqueue('o-1', [1, 2], KEY);
    expect(first).toMatchObject({ outcome: 'queued', ids: [expect.any(String), expect.any(String)] });
    const again = await enqueue('o-1', [3], KEY);
    expect(again).toEqual({ ...first, outcome: 'repeated' });
    expect(await outbox()).toHaveLength(2);
    expect(await context.store.getIdempotencyKey(KEY.key, KEY.hash)).toMatchObject({ orderId: 'o-1', hash: KEY.hash });
  });

  test('is remembered when there was nothing to send', async () => {
    expect(await enqueue('o-1', [], KEY)).toEqual({ outcome: 'queued', ids: [] });
    expect(await enqueue('o-1', [1], KEY)).toEqual({ outcome: 'repeated', ids: [] });
    expect(await outbox()).toEqual([]);
  });

  test.each([
    ['another body', 'o-1', { ...KEY, hash: 'b'.repeat(64) }],
    ['another order', 'o-2', KEY],
  ])('is refused with %s, and nothing is stored', async (_, lane, key) => {
    await enqueue('o-1', [1], KEY);
    expect(await enqueue(lane, [2], key)).toEqual({ outcome: 'key_reused' });
    expect(await outbox()).toHaveLength(1);
  });

  test('is not remembered when nothing was stored', async () => {
    await enqueue('o-1', [1], KEY);
    expect(await enqueue('o-1', [2], { ...KEY, key: 'report-2' })).toEqual({ outcome: 'conflict' });
    expect(await kept('report-2')).toBe(false);
  });

  test('outlives the process', async () => {
    const first = await enqueue('o-1', [1], KEY);
    await context.reopen();
    expect(await enqueue('o-1', [1], KEY)).toEqual({ ...first, outcome: 'repeated' });
  });

  test('is taken by one of many callers at the same time, in two stores where there can be two', async () => {
    const other = engine === 'postgres' ? await openStore(context.location) : context.store;
    const call = (index: number) => {
      const store = index % 2 === 0 ? context.store : other;
      return store.enqueue({ ...updates('o-1', [index, index]), idempotency: KEY });
    };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => call(index)));
    if (other !== context.store) await other.close();
    expect(answers.filter(({ outcome }) => outcome === 'queued')).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(19);
    expect(new Set(answers.map((answer) => JSON.stringify('ids' in answer && answer.ids))).size).toBe(1);
    expect(await outbox()).toHaveLength(2);
  });

  test('for many orders at the same time belongs to one, and the others store nothing', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => enqueue(`o-${index}`, [1], KEY)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([...Array(9).fill('key_reused'), 'queued']);
    expect(await outbox()).toHaveLength(1);
  });

  test('is kept for a day, and then removed by those that follow, ten at a time', async () => {
    for (let index = 0; index < 15; index += 1)
      await enqueue(`o-${index}`, [1], { ...KEY, key: `old-${index}` }, index);
    const keptOf = async () => {
      const all = await Promise.all(Array.from({ length: 15 }, (_, index) => kept(`old-${index}`)));
      return all.filter(Boolean).length;
    };
    await enqueue('o-a', [1], { ...KEY, key: 'a' }, DAY);
    expect(await keptOf()).toBe(15);
    await enqueue('o-b', [1], { ...KEY, key: 'b' }, DAY + 100);
    expect(await keptOf()).toBe(5);
    expect(await kept('old-0')).toBe(false);
    await enqueue('o-c', [1], { ...KEY, key: 'c' }, DAY + 100);
    expect(await keptOf()).toBe(0);
    expect([await kept('a'), await kept('b')]).toEqual([true, true]);
  });
});
