import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AssessmentKitError,
  type Client,
  type ClientOptions,
  NoAnswerError,
  PlatformFailedError,
  RateLimitedError,
  RequestRejectedError,
} from '../src/index.ts';
import { AnsweringPlatform, json } from './support/answering-platform.ts';
import { HandClock } from './support/hand-clock.ts';

let platform: AnsweringPlatform;
let clock: HandClock;
beforeEach(async () => {
  platform = await AnsweringPlatform.listen();
  clock = new HandClock();
});
afterEach(() => platform.close());

type Fail = (response: ServerResponse) => unknown;
const status =
  (code: number, headers = {}): Fail =>
  (response) =>
    json(response, code, {}, headers);
const reset: Fail = (response) => response.destroy();

/** Answers as told, one after the other, and then with success. */
function answers(...first: Fail[]): void {
  platform.answer = (response) => {
    const next = first.shift();
    if (next) next(response);
    else response.writeHead(204).end();
  };
}

const patient = (options: Partial<ClientOptions> = {}) =>
  platform.client({ maxRetries: 2, timing: clock.timing, timeoutMs: 2_000, ...options });

async function failure(call: Promise<unknown>): Promise<AssessmentKitError> {
  return call.then(
    () => expect.unreachable('the call succeeded'),
    (error: unknown) => error as AssessmentKitError,
  );
}

const report = { name: 'R', url: 'https://reports.example/1' };
const order = { companyId: 'C1', orderId: 'O1' };
const CALLS: Record<string, (client: Client) => Promise<unknown>> = {
  GET: (client) => client.getCallback(),
  PUT: (client) => client.upsertOnboardingStatus({ body: { companyId: 'C1', onboardingStatus: 'Approved' } }),
  DELETE: (client) => client.deleteCallback(),
  'PATCH without reports': (client) => client.updateAssessmentOrder({ ...order, body: { partnerTrackingId: 't' } }),
};
const withReports = (client: Client) =>
  client.updateAssessmentOrder({ ...order, body: { partnerTrackingId: 't', overallReports: [report] } });

const FAILURES: [string, Fail][] = [
  ['a broken connection', reset],
  ...[408, 429, 500, 502, 503, 504].map((code): [string, Fail] => [String(code), status(code)]),
];

describe.each(Object.entries(CALLS))('%s', (_method, call) => {
  it.each(FAILURES)('is repeated after %s', async (_name, fail) => {
    answers(fail, fail);
    await call(patient());
    expect(platform.calls).toHaveLength(3);
    expect(new Set(platform.calls.map(({ body }) => body)).size).toBe(1);
  });

  it.each([301, 400, 403, 404, 409, 415, 422])('is not repeated after %i', async (code) => {
    answers(status(code));
    expect(await failure(call(patient()))).toMatchObject({ status: code, attempts: 1 });
    expect(platform.calls).toHaveLength(1);
  });
});

describe('PATCH with reports', () => {
  it('is repeated after an answer that proves that it was not applied', async () => {
    answers(status(429), status(429));
    await withReports(patient());
    expect(platform.calls).toHaveLength(3);
  });

  it('is repeated when the connection was never made', async () => {
    let refused = 1;
    const client = patient({
      fetch: async (request) => {
        if (request.method !== 'PATCH' || refused-- <= 0) return fetch(request);
        throw Object.assign(new TypeError('fetch failed'), {
          cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
        });
      },
    });
    await withReports(client);
    expect(platform.calls).toHaveLength(1);
  });

  it.each(FAILURES.filter(([name]) => name !== '429'))(
    'is not repeated after %s, and the error says which reports are in doubt',
    async (_name, fail) => {
      answers(status(429), fail);
      const error = await failure(withReports(patient()));
      expect(platform.calls).toHaveLength(2);
      const place = { field: 'overallReports[0]', assessmentId: null, testId: null, attempt: null };
      expect(error).toMatchObject({ effect: 'unknown', attempts: 2, reportsInDoubt: [place] });
      expect(error.message).toMatch(/ Its report may have been added or not\.$/);
      expect(error.message).not.toContain('reports.example');
    },
  );

  it('leaves nothing in doubt when it was refused', async () => {
    answers(status(400));
    expect(await failure(withReports(patient()))).toMatchObject({ effect: 'none', reportsInDoubt: [] });
  });
});

describe('the error in the end', () => {
  it('is of the last attempt, and counts all of them', async () => {
    answers(reset, status(500), status(503));
    const error = await failure(patient().deleteCallback());
    expect(error).toBeInstanceOf(PlatformFailedError);
    expect(error).toMatchObject({ status: 503, attempts: 3, effect: 'unknown' });
  });

  it.each([
    [429, RateLimitedError],
    [404, RequestRejectedError],
  ] as const)('leaves the effect unknown when %i comes after an attempt that may have acted', async (code, type) => {
    answers(reset, status(code), status(code));
    const error = await failure(patient().deleteCallback());
    expect(error).toBeInstanceOf(type);
    expect(error.effect).toBe('unknown');
  });

  it('is that of the attempt that may have acted when there is no token for the repeat', async () => {
    platform.answer = (response) => {
      platform.token = status(503);
      clock.now += 4_000_000;
      response.destroy();
    };
    const error = await failure(patient({ deadlineMs: 2 ** 31 - 1 }).deleteCallback());
    expect(error).toMatchObject({ operation: 'deleteCallback', effect: 'unknown' });
    expect(platform.calls).toHaveLength(1);
  });
});

describe('the token', () => {
  it.each(FAILURES)('is asked for again after %s', async (_name, fail) => {
    const give = platform.token;
    const failing = [fail, fail];
    platform.token = (response, request) => (failing.shift() ?? give)(response, request);
    await patient().deleteCallback();
    expect(platform.seen).toHaveLength(4);
  });

  it('that cannot be had ends the call after three requests for it, however many calls wait', async () => {
    platform.token = status(503);
    const client = patient();
    const errors = await Promise.all([1, 2, 3].map(() => failure(client.deleteCallback())));
    expect(errors.map(({ operation, effect, attempts }) => [operation, effect, attempts])).toEqual(
      errors.map(() => ['issueToken', 'none', 3]),
    );
    expect(platform.seen).toHaveLength(3);
  });

  it.each([400, 401, 403])('is not asked for again after %i', async (code) => {
    platform.token = status(code);
    await failure(patient().deleteCallback());
    expect(platform.seen).toHaveLength(1);
  });
});

describe('the wait before a repeat', () => {
  it('is half a second, doubled up to 8 s, with up to a half taken off by chance', async () => {
    const failing = () => answers(...Array.from({ length: 6 }, () => status(503)));
    failing();
    await patient({ maxRetries: 6 }).deleteCallback();
    expect(clock.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    clock.waits.length = 0;
    clock.chance = 0.5;
    failing();
    await patient({ maxRetries: 6 }).deleteCallback();
    expect(clock.waits).toEqual([375, 750, 1_500, 3_000, 6_000, 6_000]);
  });

  it.each([
    ['7', 7_000],
    ['0', 500],
    ['100000', 60_000],
    [new Date(Date.parse('2026-06-01T00:00:20Z')).toUTCString(), 20_000],
    [new Date(Date.parse('2026-05-01T00:00:00Z')).toUTCString(), 500],
    ['whenever', 500],
  ])('is at least what Retry-After: %s asks for, up to a minute', async (header, waitMs) => {
    for (const code of [429, 503]) {
      answers(status(code, { 'retry-after': header }));
      clock = new HandClock();
      await patient().deleteCallback();
      expect(clock.waits).toEqual([waitMs]);
    }
  });

  it('is ended at once by the signal, and the call rejects with its reason', async () => {
    answers(status(503, { 'retry-after': '50' }));
    const reason = new Error('changed my mind');
    const controller = new AbortController();
    const hooks = { onRetry: () => setImmediate(() => controller.abort(reason)) };
    // No hand clock here: the wait is real, and would last 50 s.
    const client = platform.client({ maxRetries: 2, hooks });
    await expect(client.deleteCallback({}, { signal: controller.signal })).rejects.toBe(reason);
    expect(platform.calls).toHaveLength(1);
  });
});

describe('options', () => {
  it('switch repeats off, for the client or for a call, and set their number', async () => {
    answers(status(503), status(503), status(503), status(503), status(503));
    await failure(patient({ maxRetries: 0 }).deleteCallback());
    expect(platform.calls).toHaveLength(1);
    await failure(patient().deleteCallback({}, { maxRetries: 0 }));
    expect(platform.calls).toHaveLength(2);
    await patient({ maxRetries: 0 }).deleteCallback({}, { maxRetries: 3 });
    expect(platform.calls).toHaveLength(6);
  });

  it('repeat twice when nothing is said', async () => {
    answers(status(503), status(503), status(503));
    const client = platform.client({ maxRetries: undefined, timing: clock.timing });
    expect(await failure(client.deleteCallback())).toMatchObject({ attempts: 3 });
  });

  it('set a deadline: a wait that would end after it is not begun', async () => {
    answers(status(503, { 'retry-after': '4' }), status(503, { 'retry-after': '4' }));
    const error = await failure(patient({ maxRetries: 9 }).deleteCallback({}, { deadlineMs: 7_000 }));
    expect(error).toMatchObject({ status: 503, attempts: 2 });
    expect(clock.waits).toEqual([4_000]);
  });

  it('set a deadline that also ends an answer that does not come', async () => {
    platform.answer = () => {};
    const error = await failure(platform.client({ maxRetries: 2 }).deleteCallback({}, { deadlineMs: 1_000 }));
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ reason: 'timeout', effect: 'unknown', attempts: 1 });
  });

  it.each([
    [{ maxRetries: -1 }, 'maxRetries'],
    [{ maxRetries: 1.5 }, 'maxRetries'],
    [{ deadlineMs: 0 }, 'deadlineMs'],
    [{ timeoutMs: Number.NaN }, 'timeoutMs'],
  ])('%j are refused before anything is sent', async (options, name) => {
    await expect(patient().deleteCallback({}, options)).rejects.toThrow(new RegExp(`^${name} must`));
    expect(() => patient(options)).toThrow(new RegExp(`^${name} must`));
    expect(platform.seen).toEqual([]);
  });

  it('add headers to a call, but never another authorization', async () => {
    await patient().deleteCallback({}, { headers: { 'x-trace': 'a-1', authorization: 'Bearer mine' } });
    expect(platform.calls[0]?.headers).toMatchObject({ 'x-trace': 'a-1', authorization: 'Bearer token-1' });
  });
});
