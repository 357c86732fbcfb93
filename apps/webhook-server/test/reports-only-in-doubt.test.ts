import { createClient } from '@assessment-kit/client';
import { describe, expect, test } from 'vitest';
import { SendGate } from '../src/outbox/send-gate.ts';
import { sendUpdate } from '../src/outbox/send-update.ts';
import { ENGINES, useStore } from './store/engines.ts';
import { COMPANY } from './support/platform.ts';
import { silent } from './support/running-server.ts';

describe.each(ENGINES)('an update with nothing but reports, which may have arrived, on %s', (engine) => {
  const context = useStore(engine);

  test('asks the platform nothing, and so does not end what holds back every order', async () => {
    const { store } = context;
    const gate = new SendGate(store, { perSecond: null, perMinute: null }, { firstMs: 600_000, maxMs: 600_000 });
    await gate.hold({ reason: 'client_refused', message: 'The platform refused the client.', askedMs: null });
    const before = await store.changePace({ kind: 'look' });
    const bodies = [{ overallReports: [{ name: 'summary', url: 'https://reports.example.com/1' }] }];
    await store.enqueue({ orderId: 'o-1', companyId: COMPANY, bodies, afterSeq: null, createdAt: 1_000 });
    // The first attempt was cut off.
    await store.claim('outbox', { limit: 1, now: 1_000, leaseMs: 1 });
    const [claim] = await store.claim('outbox', { limit: 1, now: 2_000, leaseMs: 60_000 });
    if (!claim) throw new Error('the update was ready');

    const asked: string[] = [];
    const client = createClient({
      ...{ baseUrl: 'http://127.0.0.1:9', clientId: 'client', clientSecret: 'secret' },
      fetch: async ({ url }) => {
        asked.push(url);
        return new Response(null, { status: 204 });
      },
    });
    const send = sendUpdate({ client, store, log: silent, reportsInDoubt: 'wait', gate });
    expect(await send(claim, new AbortController().signal)).toMatchObject({ outcome: 'settle', state: 'in_doubt' });
    expect(asked).toEqual([]);
    expect((await store.changePace({ kind: 'look' })).hold).toEqual(before.hold);
    expect(before.hold).toMatchObject({ reason: 'client_refused' });
  });
});
