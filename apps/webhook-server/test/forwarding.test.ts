import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forwardTo } from '../src/handover/forward.ts';
import { handOver } from '../src/handover/hand-over.ts';
import { GiveUpError, type Handlers, type HandoverContext, RetryLaterError } from '../src/index.ts';
import type { Claim, Settlement } from '../src/store/open-store.ts';
import { silent } from './support/running-server.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const NEXT_SECRET = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
const ORDER = { orderId: 'o-1', packageId: 'p', companyId: 'c' } as Parameters<NonNullable<Handlers['order']>>[0];

/** A system of the partner that answers as it is told and keeps what it got. */
interface Got {
  headers: IncomingHttpHeaders;
  body: string;
}
let answer: { status: number; headers?: Record<string, string>; hang?: boolean };
const got: Got[] = [];
const system = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  if (!answer.hang) response.writeHead(answer.status, answer.headers).end('an answer that nobody reads');
});
let port = 0;
beforeAll(async () => {
  system.listen(0, '127.0.0.1');
  await once(system, 'listening');
  port = (system.address() as AddressInfo).port;
});
afterAll(() => system.closeAllConnections());
beforeEach(() => {
  got.length = 0;
  answer = { status: 204 };
});

function context(changes: Partial<HandoverContext> = {}): HandoverContext {
  const signal = new AbortController().signal;
  const receivedAt = new Date(1_000);
  return {
    ...{ eventId: 'evt_1', type: 'order.placed', revision: 1, attempt: 1, replayed: false, receivedAt, signal },
    ...changes,
  };
}

/** Forwards an order; what it fails with, or `null`. */
async function forward(changes: object = {}, seen = context()): Promise<Error | null> {
  const handlers = forwardTo({ url: `http://127.0.0.1:${port}/hook`, secret: SECRET, ...changes });
  try {
    await handlers.order?.(ORDER, seen);
    return null;
  } catch (error) {
    return error as Error;
  }
}

describe('a forwarded event', () => {
  it.each([200, 201, 202, 204, 299])('is taken by %i', async (status) => {
    answer = { status };
    expect(await forward()).toBeNull();
  });

  it('says what it is, and whether it is replayed', async () => {
    await forward({}, context({ revision: 3, type: 'order.changed', replayed: true }));
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({
      ...{ type: 'order.changed', timestamp: '1970-01-01T00:00:01.000Z', revision: 3, replayed: true, data: ORDER },
    });
  });

  it('carries the time of the attempt and the id of the event', async () => {
    const before = Math.floor(Date.now() / 1_000);
    await forward({}, context({ attempt: 2 }));
    const { headers } = got[0] as Got;
    expect(headers['webhook-id']).toBe('evt_1');
    expect(Number(headers['webhook-timestamp'])).toBeGreaterThanOrEqual(before);
    expect(Number(headers['webhook-timestamp'])).toBeLessThanOrEqual(Date.now() / 1_000);
  });

  it('is signed by each key while one is rotated', async () => {
    await forward({ secret: [SECRET, NEXT_SECRET] });
    const { headers, body } = got[0] as Got;
    for (const key of [SECRET, NEXT_SECRET]) {
      expect(new Webhook(key).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'order.placed' });
    }
    const other = new Webhook(`whsec_${Buffer.alloc(24, 9).toString('base64')}`);
    expect(() => other.verify(body, headers as Record<string, string>)).toThrow();
  });

  it.each([
    ['user:p%40ss', 'user:p@ss'],
    ['user', 'user:'],
    ['user:50%', 'user:50%'],
  ])('carries the name and the password of %s as Basic authentication', async (given, meant) => {
    expect(await forward({ url: `http://${given}@127.0.0.1:${port}/` })).toBeNull();
    expect(got[0]?.headers.authorization).toBe(`Basic ${Buffer.from(meant).toString('base64')}`);
  });

  it.each([400, 401, 404, 408, 409, 422, 429, 500, 503])('that is answered %i is tried again', async (status) => {
    answer = { status };
    const error = await forward();
    expect(error).toMatchObject({ message: `FORWARD_URL answered ${status}.`, status });
    expect(error).not.toBeInstanceOf(GiveUpError);
  });

  it.each([301, 302, 307, 308])('is not sent on by %i', async (status) => {
    answer = { status, headers: { location: `http://127.0.0.1:${port}/elsewhere` } };
    expect(await forward()).toMatchObject({ status, message: expect.stringContaining('Redirects are not followed') });
    expect(got).toHaveLength(1);
  });

  it('is given up by 410', async () => {
    answer = { status: 410, headers: { 'retry-after': '60' } };
    expect(await forward()).toBeInstanceOf(GiveUpError);
  });

  it('comes again when Retry-After says so, in seconds', async () => {
    answer = { status: 503, headers: { 'retry-after': '120' } };
    const error = await forward();
    expect(error).toBeInstanceOf(RetryLaterError);
    expect(error).toMatchObject({ waitMs: 120_000, status: 503 });
  });

  it('comes again when Retry-After says so, as a date', async () => {
    const date = new Date(Date.now() + 90_000);
    answer = { status: 429, headers: { 'retry-after': date.toUTCString() } };
    const { waitMs } = (await forward()) as RetryLaterError;
    expect(waitMs).toBeGreaterThan(date.getTime() - 1_000 - Date.now());
    expect(waitMs).toBeLessThanOrEqual(90_000);
  });

  it.each(['86400', '9'.repeat(400), 'Fri, 31 Dec 2100 23:59:59 GMT'])(
    'does not wait for more than an hour: %s',
    async (wish) => {
      answer = { status: 503, headers: { 'retry-after': wish } };
      expect(await forward()).toMatchObject({ waitMs: 3_600_000 });
    },
  );

  it.each(['soon', '', '-'])('goes by its own times when Retry-After is %j', async (wish) => {
    answer = { status: 503, headers: { 'retry-after': wish } };
    expect(await forward()).not.toBeInstanceOf(RetryLaterError);
  });

  it('waits for the partner only so long', async () => {
    answer = { status: 200, hang: true };
    expect((await forward({ timeoutMs: 50 }))?.message).toBe('FORWARD_URL did not answer within 0.05 s.');
  });

  it('is broken off when another worker has taken over', async () => {
    answer = { status: 200, hang: true };
    const lost = new AbortController();
    const failed = forward({}, context({ signal: lost.signal }));
    await expect.poll(() => got.length).toBe(1);
    lost.abort();
    expect((await failed)?.message).toBe('FORWARD_URL could not be reached.');
  });
});

describe('the patience with an event', () => {
  const HOUR = 3_600_000;

  const settle = (error: Error, changes: { detail?: object; createdAt?: number } = {}): Promise<Settlement> => {
    const handlers: Handlers = { order: () => Promise.reject(error) };
    const handle = handOver({ handlers, log: silent, giveUpAfterMs: 72 * HOUR });
    const message = {
      ...{ seq: 1, id: 'evt_1', queue: 'inbox', lane: 'o-1', type: 'order.placed', companyId: null, revision: 1 },
      ...{ body: { assessmentOrder: ORDER }, state: 'pending', attempts: 1, lastError: null, detail: null },
      ...{ createdAt: Date.now(), settledAt: null, origin: { requestId: null, traceparent: null }, ...changes },
    };
    const claim = { queue: 'inbox', lane: 'o-1', fence: 1, attempts: 1, message } as unknown as Claim;
    return handle(claim, new AbortController().signal);
  };

  it('begins with its first failure, however long it had waited before', async () => {
    const settled = await settle(new Error('no'), { createdAt: Date.now() - 300 * HOUR });
    expect(settled).toMatchObject({ outcome: 'retry', detail: { failingSince: expect.any(Number) } });
  });

  it.each([
    [71, 'retry'],
    [73, 'settle'],
  ])('%i hours after it makes a failure a %s', async (hours, outcome) => {
    const failingSince = Date.now() - hours * HOUR;
    expect(await settle(new Error('no'), { detail: { failingSince } })).toMatchObject({ outcome });
  });

  it('ends when the next attempt would be too late', async () => {
    const failingSince = Date.now() - 71.5 * HOUR;
    const settled = await settle(new RetryLaterError('later', HOUR), { detail: { failingSince } });
    expect(settled).toMatchObject({ outcome: 'settle', state: 'dead', error: 'later' });
  });

  it('ends at once with a handler that gives up, and keeps what was answered', async () => {
    const settled = await settle(new GiveUpError('gone', 410));
    expect(settled).toMatchObject({ outcome: 'settle', state: 'dead', error: 'gone', attempt: { status: 410 } });
  });

  it('keeps that the event was replayed', async () => {
    expect(await settle(new Error('no'), { detail: { replayed: true } })).toMatchObject({ detail: { replayed: true } });
  });

  it.each([Number.NaN, -5])('takes a wait of %d for none', async (waitMs) => {
    const before = Date.now();
    const settled = await settle(new RetryLaterError('later', waitMs));
    expect(settled).toMatchObject({ outcome: 'retry' });
    expect((settled as { readyAt: number }).readyAt).toBeGreaterThanOrEqual(before);
  });
});
