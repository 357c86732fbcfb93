import { describe, expect, test } from 'vitest';
import { callback, ENGINES, LATER, order, useStore } from './engines.ts';

const TEXTS: Record<string, string> = {
  NUL: 'a\u0000b',
  emoji: '👩‍👩‍👧 ☃ é',
  'half a surrogate pair': 'a\ud800b',
  quotes: `'; drop table messages; -- " \\ \\x00 $1 :id {} %s`,
  'an array literal': '{"a",NULL,\\x61}',
  'line ends': '\r\n\t\u2028\u0085',
  nothing: '',
};

describe.each(ENGINES)('hostile text on %s', (engine) => {
  const context = useStore(engine);

  test.each(Object.entries(TEXTS))('keeps a payload with %s', async (_, text) => {
    const payload = { [text]: text, ['__proto__']: [text], list: [text, null, 1e21, -0.5, true] };
    const { id } = await context.store.receive(
      callback({ kind: 'order', key: 'o-1', lane: 'o-1', payload, receivedAt: 1_000 }),
    );
    expect((await context.store.getMessage(id))?.body).toEqual(payload);
    expect((await context.store.getOrder('o-1'))?.payload).toEqual(payload);
    const updates = { orderId: 'o-1', companyId: 'B6001', bodies: [payload, text], afterSeq: null, createdAt: 1_000 };
    await context.store.enqueue(updates);
    const queued = await context.store.listMessages({ queue: 'outbox', order: 'oldest', limit: 10 });
    expect(queued.map(({ body }) => body)).toEqual([payload, text]);
  });

  test.each(Object.entries(TEXTS))('takes ids with %s', async (_, text) => {
    const given = { ...order(text), key: text, lane: text, companyId: text };
    const { id } = await context.store.receive(given);
    expect(await context.store.receive(given)).toEqual({ outcome: 'duplicate', id });
    expect(await context.store.getOrder(text)).toMatchObject({ revision: 1 });
    expect(await context.store.listMessages({ queue: 'inbox', lane: text, limit: 10 })).toHaveLength(1);
    expect(await context.store.getMessage(text)).toBeNull();
    expect(await context.store.requeue('inbox', text, ['done'])).toBe('not_found');
    const [claim] = await context.store.claim('inbox', LATER);
    expect(claim && (await context.store.renew(claim, LATER.now * 2))).toBe(true);
    const bodies = [{ number: 1 }];
    const enqueued = await context.store.enqueue({
      orderId: text,
      companyId: text,
      bodies,
      afterSeq: null,
      createdAt: 1,
    });
    expect(enqueued.outcome).toBe('queued');
  });

  test.each(Object.entries(TEXTS))('keeps an error and a detail with %s', async (_, text) => {
    const { id } = await context.store.receive(order('o-1'));
    const [claim] = await context.store.claim('inbox', LATER);
    if (!claim) throw new Error('nothing to claim');
    await context.store.settle(claim, { outcome: 'settle', state: 'dead', now: 1, error: text, detail: { text } });
    expect(await context.store.getMessage(id)).toMatchObject({ state: 'dead', detail: { text } });
    const shown = text.replaceAll('\0', '\ufffd').toWellFormed();
    expect((await context.store.getMessage(id))?.lastError).toBe(shown);
  });

  test('keeps payloads of 1 MiB, many at once', async () => {
    const name = 'ü"\\'.repeat(1024 * 256);
    const ids = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => (await context.store.receive(order(`o-${index}`, name))).id),
    );
    for (const [index, id] of ids.entries()) {
      expect((await context.store.getMessage(id))?.body).toEqual(order(`o-${index}`, name).payload);
    }
  });

  test('takes ids of 256 characters', async () => {
    const id = '👩'.repeat(128);
    await context.store.receive(order(id));
    await context.store.receive({ ...order('o-2'), kind: 'error', lane: `error:${id}` });
    expect(await context.store.getOrder(id)).toMatchObject({ orderId: id });
    const inLane = await context.store.listMessages({ queue: 'inbox', lane: `error:${id}`, limit: 10 });
    expect(inLane).toHaveLength(1);
  });

  test('takes times that are not whole', async () => {
    await context.store.receive(order('o-1', 'Robin', 1_000.5));
    const [claim] = await context.store.claim('inbox', { limit: 1, now: 2_000.25, leaseMs: 33.3 });
    if (!claim) throw new Error('nothing to claim');
    expect(await context.store.renew(claim, 3_000.5)).toBe(true);
    expect(await context.store.settle(claim, { outcome: 'retry', readyAt: 4_000.5, error: 'Away.' })).toBe(true);
    expect(await context.store.nextReadyAt('inbox')).toBe(4_001);
  });
});
