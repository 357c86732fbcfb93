import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { handOver } from '../src/handover/hand-over.ts';
import { interpretCallback } from '../src/inbox/incoming-callback.ts';
import { type Handlers, type HandoverContext, RetryLaterError } from '../src/index.ts';
import { openStore } from '../src/store/open-store.ts';
import { LaneWorker } from '../src/worker/lane-worker.ts';
import { orderCallback, QUICK, RunningServer, silent } from './support/running-server.ts';

let server: RunningServer;
afterEach(() => server?.stop());

interface Call {
  orderId: string;
  context: HandoverContext;
}

/** Handlers that write down their calls; `fail` says which of them throw. */
function recording(fail: (call: Call) => Error | null = () => null) {
  const calls: Call[] = [];
  const handlers: Handlers = {
    order(order, context) {
      const call = { orderId: order.orderId, context };
      calls.push(call);
      const error = fail(call);
      if (error) throw error;
    },
  };
  return { calls, handlers };
}

const event = async (orderId: string) => (await server.get(`/v1/events?orderId=${orderId}`)).body.items[0];

describe('the hand-over to a handler', () => {
  it('gives the order with a stable id and its revision', async () => {
    const { calls, handlers } = recording();
    server = await RunningServer.start({ handlers });
    await server.callback('orders', orderCallback('o-1'));
    await expect.poll(() => event('o-1')).toMatchObject({ state: 'handed_over', attempts: 1 });
    expect(calls).toMatchObject([{ orderId: 'o-1', context: { type: 'order.placed', revision: 1, attempt: 1 } }]);
    expect(calls[0]?.context.eventId).toBe((await event('o-1')).id);
    expect(calls[0]?.context.receivedAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('is repeated with the same id until the handler takes it', async () => {
    const { calls, handlers } = recording(({ context }) => (context.attempt < 4 ? new Error('not now') : null));
    server = await RunningServer.start({ handlers });
    await server.callback('orders', orderCallback('o-1'));
    await expect.poll(() => event('o-1')).toMatchObject({ state: 'handed_over', attempts: 4 });
    expect(calls.map(({ context }) => context.attempt)).toEqual([1, 2, 3, 4]);
    expect(new Set(calls.map(({ context }) => context.eventId)).size).toBe(1);
  });

  it('holds back later payloads of a failing order, while other orders go on', async () => {
    let broken = true;
    const { calls, handlers } = recording(({ orderId }) => (broken && orderId === 'bad' ? new Error('no') : null));
    server = await RunningServer.start({ handlers });
    await server.callback('orders', orderCallback('bad'));
    await server.callback('orders', orderCallback('bad', { location: 'changed' }));
    await server.callback('orders', orderCallback('good'));
    await expect.poll(() => event('good')).toMatchObject({ state: 'handed_over' });
    await expect.poll(() => calls.filter(({ orderId }) => orderId === 'bad').length).toBeGreaterThan(2);
    expect(calls.filter(({ orderId }) => orderId === 'bad').every(({ context }) => context.revision === 1)).toBe(true);
    broken = false;
    await expect.poll(() => event('bad')).toMatchObject({ revision: 2, state: 'handed_over' });
    expect(calls.at(-1)?.context).toMatchObject({ type: 'order.changed', revision: 2 });
  });

  it('comes when the handler asked for it', async () => {
    const { calls, handlers } = recording(({ context }) =>
      context.attempt === 1 ? new RetryLaterError('later', 60_000) : null,
    );
    server = await RunningServer.start({ handlers });
    await server.callback('orders', orderCallback('o-1'));
    await expect.poll(() => event('o-1')).toMatchObject({ state: 'pending', attempts: 1, lastError: 'later' });
    expect(calls).toHaveLength(1);
  });

  it('waits in the inbox while there is nobody to hand over to', async () => {
    server = await RunningServer.start();
    await server.callback('orders', orderCallback('o-1'));
    expect(await event('o-1')).toMatchObject({ state: 'pending', attempts: 0 });
    const { calls, handlers } = recording();
    await server.restart({ handlers });
    await expect.poll(() => event('o-1')).toMatchObject({ state: 'handed_over' });
    expect(calls).toHaveLength(1);
  });

  it('happens once for an order that is delivered again', async () => {
    const { calls, handlers } = recording();
    server = await RunningServer.start({ handlers });
    for (let at = 0; at < 10; at += 1) await server.callback('orders', orderCallback('o-1'));
    await expect.poll(() => event('o-1')).toMatchObject({ state: 'handed_over' });
    await server.callback('orders', orderCallback('o-1'));
    await server.callback('orders', orderCallback('last'));
    await expect.poll(() => event('last')).toMatchObject({ state: 'handed_over' });
    expect(calls.map(({ orderId }) => orderId)).toEqual(['o-1', 'last']);
  });

  it('does not write what a handler says into the log', async () => {
    const { handlers } = recording(({ context }) =>
      context.attempt === 1 ? new Error('Casey Candidate is unknown') : null,
    );
    server = await RunningServer.start({ handlers });
    await server.callback('orders', orderCallback('o-1'));
    await expect.poll(() => event('o-1')).toMatchObject({ state: 'handed_over' });
    expect(server.log.join('')).not.toContain('Casey');
  });
});

describe('an event that nobody takes', () => {
  it('becomes a dead letter, can be replayed, and comes back when the platform sends it again', async () => {
    server = await RunningServer.start();
    await server.callback('orders', orderCallback('o-1'));
    await server.restart();
    const { id } = await event('o-1');
    await giveUpAll(server);
    expect(await event('o-1')).toMatchObject({ state: 'dead', lastError: 'never' });

    const replayed = await server.post(`/v1/events/${id}/replay`);
    expect(replayed).toMatchObject({ status: 202, body: { id, state: 'pending' } });
    await giveUpAll(server);
    expect((await server.callback('orders', orderCallback('o-1'))).body).toEqual({ outcome: 'duplicate' });
    expect(await event('o-1')).toMatchObject({ state: 'pending' });

    const { calls, handlers } = recording();
    await server.restart({ handlers });
    await expect.poll(() => event('o-1')).toMatchObject({ state: 'handed_over' });
    expect(calls).toHaveLength(1);
    expect((await server.post(`/v1/events/${id}/replay`)).status).toBe(409);
  });
});

/** Works through the inbox with a handler that never takes anything and no patience. */
async function giveUpAll(running: RunningServer): Promise<void> {
  await running.pause(async () => {
    const store = await openStore({ databaseUrl: null, dataDir: running.dataDir });
    const handlers: Handlers = { order: () => Promise.reject(new Error('never')) };
    const handle = handOver({ handlers, log: silent, backoff: QUICK, giveUpAfterMs: 0 });
    const worker = new LaneWorker({ store, queue: 'inbox', handle, log: silent, concurrency: 1 });
    worker.start();
    await expect.poll(() => store.listMessages({ queue: 'inbox', state: 'pending', limit: 1 })).toEqual([]);
    await worker.stop();
    await store.close();
  });
}

describe('the hand-over by a signed POST', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

  async function partnerSystem(statuses: number[]) {
    const verified: { id: string; payload: unknown }[] = [];
    const http = createServer(async (request: IncomingMessage, response) => {
      if (request.method === 'GET') return void response.writeHead(200).end();
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const headers = request.headers as Record<string, string>;
      const payload = new Webhook(secret).verify(Buffer.concat(chunks).toString(), headers);
      verified.push({ id: headers['webhook-id'] ?? '', payload });
      response.writeHead(statuses.shift() ?? 204, { location: '/elsewhere' }).end();
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
    return { verified, url, close: () => http.close() };
  }

  it('is verified by any Standard Webhooks library, and repeated with the same id until it is answered 2xx', async () => {
    const partner = await partnerSystem([500, 302, 200]);
    server = await RunningServer.start({ forward: { url: partner.url, secret } });
    await server.callback('orders', orderCallback('o-1'));
    await expect.poll(() => event('o-1')).toMatchObject({ state: 'handed_over', attempts: 3 });
    expect(new Set(partner.verified.map(({ id }) => id))).toEqual(new Set([(await event('o-1')).id]));
    const { assessmentOrder } = orderCallback('o-1');
    expect(partner.verified[0]?.payload).toMatchObject({ type: 'order.placed', revision: 1, data: assessmentOrder });
    partner.close();
  });

  it('says why it failed, without the address', async () => {
    server = await RunningServer.start({ forward: { url: 'http://user:pass@127.0.0.1:9/', secret } });
    await server.callback('orders', orderCallback('o-1'));
    await expect.poll(() => event('o-1')).toMatchObject({ lastError: 'FORWARD_URL could not be reached.' });
  });
});

describe('a callback', () => {
  it('belongs to the lane of its order', () => {
    const raw = new Uint8Array();
    expect(interpretCallback('order', orderCallback('o-1'), raw, 0)).toMatchObject({
      callback: { lane: 'o-1', key: 'o-1' },
    });
    expect(interpretCallback('error', { orderId: 'o-1' }, raw, 0)).toMatchObject({ callback: { lane: 'o-1' } });
    expect(interpretCallback('job', { jobId: 7 }, raw, 0)).toMatchObject({ callback: { lane: 'job:7', key: '7' } });
  });
});
