import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AssessmentKitError,
  AuthenticationError,
  NoAnswerError,
  PlatformFailedError,
  RateLimitedError,
  RequestRejectedError,
  UnexpectedAnswerError,
} from '../src/index.ts';
import { AnsweringPlatform, json } from './support/answering-platform.ts';

let platform: AnsweringPlatform;
beforeEach(async () => {
  platform = await AnsweringPlatform.listen();
});
afterEach(() => platform.close());

const PERSON = 'casey.candidate@mail.example';

const update = (options: { timeoutMs?: number } = {}) =>
  platform.client(options).updateAssessmentOrder({
    companyId: 'C1',
    orderId: 'O1',
    body: { partnerTrackingId: PERSON },
  });

/** Long enough for a busy machine to ask for a token, so that it is the call itself whose time is over. */
const IMPATIENT = { timeoutMs: 1_000 };

async function failure(run: () => Promise<unknown> = update): Promise<AssessmentKitError> {
  const error = await run().then(
    () => expect.unreachable('the call succeeded'),
    (thrown: unknown) => thrown,
  );
  return error as AssessmentKitError;
}

const problems = {
  CorrelationId: 'c-1',
  Count: 2,
  Values: [
    { Fields: ' price', Code: 'field_required', Message: `price of ${PERSON} is required` },
    { Fields: 'price', Code: 'greater_then', Message: null },
  ],
};

describe('an answer that is no success', () => {
  it.each([
    [301, RequestRejectedError, 'none', false],
    [400, RequestRejectedError, 'none', false],
    [401, AuthenticationError, 'none', false],
    [403, RequestRejectedError, 'none', false],
    [404, RequestRejectedError, 'none', false],
    [408, PlatformFailedError, 'unknown', true],
    [409, RequestRejectedError, 'none', false],
    [415, RequestRejectedError, 'none', false],
    [429, RateLimitedError, 'none', true],
    [500, PlatformFailedError, 'unknown', true],
    [502, PlatformFailedError, 'unknown', true],
    [503, PlatformFailedError, 'unknown', true],
  ] as const)('%i tells what it left behind', async (status, type, effect, retryable) => {
    platform.answer = (response) => json(response, status, problems);
    const error = await failure();
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({
      status,
      effect,
      retryable,
      correlationId: 'c-1',
      operation: 'updateAssessmentOrder',
    });
    expect(error.name).toBe(type.name);
    expect(error.message).toContain('c-1');
  });

  it.each([
    ['PascalCase', problems],
    [
      'camelCase',
      JSON.parse(JSON.stringify(problems).replace(/"(\w)(\w*)":/g, (_, a, b) => `"${a.toLowerCase()}${b}":`)),
    ],
  ])('is read in %s', async (_name, body) => {
    platform.answer = (response) => json(response, 400, body);
    expect(await failure()).toMatchObject({
      problems: [
        { field: 'price', code: 'field_required', message: `price of ${PERSON} is required` },
        { field: 'price', code: 'greater_then', message: null },
      ],
    });
  });

  it('names fields and codes in its message, and nothing that was sent', async () => {
    platform.answer = (response) => json(response, 400, problems);
    const error = await failure();
    expect(error.message).toBe(
      'The platform refused updateAssessmentOrder with 400 (correlation id c-1): price field_required, price greater_then.',
    );
    expect(error.stack).not.toContain(PERSON);
  });

  it('gives the code of a failure', async () => {
    const body = { CorrelationId: 'c-2', Value: { Code: 'internal_error', Message: 'Sorry' } };
    platform.answer = (response) => json(response, 500, body);
    expect(await failure()).toMatchObject({ platformCode: 'internal_error', correlationId: 'c-2' });
  });

  it.each(['<html>Bad gateway</html>', '', 'null', '[1]', '"text"', '{"Values":7}', '{"Values":[null]}'])(
    'survives the body %j',
    async (body) => {
      platform.answer = (response) => response.writeHead(502).end(body);
      expect(await failure()).toMatchObject({ status: 502, correlationId: null });
      platform.answer = (response) => response.writeHead(400).end(body);
      expect(await failure()).toBeInstanceOf(RequestRejectedError);
    },
  );

  it.each([
    ['7', 7000],
    [new Date(Date.now() + 3_600_000).toUTCString(), expect.any(Number)],
    ['whenever', null],
  ])('gives Retry-After %s in ms', async (header, retryAfterMs) => {
    for (const status of [429, 503]) {
      platform.answer = (response) => json(response, status, {}, { 'retry-after': header });
      expect(await failure()).toMatchObject({ retryAfterMs });
    }
  });

  it('does not follow a redirect', async () => {
    platform.answer = (response, { path }) =>
      response.writeHead(path === '/elsewhere' ? 204 : 301, { location: '/elsewhere' }).end();
    expect(await failure()).toMatchObject({ status: 301 });
    expect(platform.calls).toHaveLength(1);
  });
});

describe('a success that makes no sense', () => {
  it('is an unexpected answer, without what was answered', async () => {
    platform.answer = (response) => response.writeHead(200).end(`<html>${PERSON}</html>`);
    const error = await failure();
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error).toMatchObject({ status: 200, effect: 'unknown' });
    expect(inspect(error, { depth: 9 })).not.toContain(PERSON);
  });
});

describe('a call without an answer', () => {
  it('had no effect when nobody listens', async () => {
    // The token comes from a server that is there, so that it is the call itself that finds nobody.
    const gone = await AnsweringPlatform.listen();
    await gone.close();
    const client = platform.client({
      fetch: (request) => fetch(request.url.endsWith('/token') ? request : new Request(gone.url, request)),
    });
    const error = await failure(() => client.deleteCallback());
    expect(platform.tokensGiven).toBe(1);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ effect: 'none', reason: 'connection', retryable: true, status: null });
  });

  it('may have had an effect when the connection breaks', async () => {
    platform.answer = (response) => response.destroy();
    expect(await failure()).toMatchObject({ effect: 'unknown', reason: 'connection' });
  });

  it('may have had an effect when the answer breaks off', async () => {
    platform.answer = (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setImmediate(() => response.destroy());
    };
    expect(await failure()).toMatchObject({ effect: 'unknown', reason: 'connection' });
  });

  it('may have had an effect when its time is over, also in the middle of the answer', async () => {
    platform.answer = () => {};
    expect(await failure(() => update(IMPATIENT))).toMatchObject({ effect: 'unknown', reason: 'timeout' });
    platform.answer = (response) => response.writeHead(200).write('{');
    expect(await failure(() => update(IMPATIENT))).toMatchObject({ effect: 'unknown', reason: 'timeout' });
  });

  it.each([
    ['breaks off', (response: ServerResponse) => void response.destroy()],
    ['is never answered', () => {}],
  ])('had no effect when the request for a second token, after a 401, %s', async (_name, answerToken) => {
    platform.answer = (response) => {
      platform.token = answerToken;
      response.writeHead(401).end();
    };
    expect(await failure(() => update(IMPATIENT))).toMatchObject({ effect: 'none' });
  });

  it('rejects with the reason of the signal that ended it', async () => {
    platform.answer = () => {};
    const reason = new Error('changed my mind');
    const controller = new AbortController();
    const call = platform.client().deleteCallback({}, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 20);
    await expect(call).rejects.toBe(reason);
  });
});

describe("what a fetch of one's own throws", () => {
  const leaking = (token: string | null) =>
    Object.assign(new TypeError(`request with ${token} failed`), {
      code: 'EPROTO',
      request: { headers: { authorization: token } },
      cause: Object.assign(new Error(`${token} ${PERSON}`), { code: 'ECONNRESET', token }),
    });

  it('is kept as names and codes: no token, no secret and no person is in the error or its causes', async () => {
    for (const part of ['/token', '/callback']) {
      const error = await failure(() =>
        platform
          .client({
            fetch: async (request) => {
              if (!request.url.endsWith(part)) return fetch(request);
              throw leaking(request.headers.get('authorization') ?? (await request.text()));
            },
          })
          .deleteCallback(),
      );
      const shown = inspect(error, { depth: 9, showHidden: true });
      expect(shown).not.toMatch(/token-1|the-client-secret|casey/);
      expect(error).toMatchObject({ reason: 'connection', cause: { code: 'EPROTO', cause: { code: 'ECONNRESET' } } });
    }
  });

  it.each([undefined, null, 'xyzzy', { hidden: 'xyzzy' }, Object.assign(new Error('x'), { code: 'it is xyzzy' })])(
    'may be anything: %j',
    async (thrown) => {
      const reject = () => platform.client({ fetch: () => Promise.reject(thrown) }).deleteCallback();
      const error = await failure(reject);
      expect(error).toBeInstanceOf(NoAnswerError);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/xyzzy/);
    },
  );
});

describe('an answer from a newer platform', () => {
  it('is given as it came: enum members and fields that the contract does not know survive', async () => {
    const order = { assessmentOrderId: 'o', status: 'Paused', priority: { level: 9 } };
    platform.answer = (response) => json(response, 200, [order]);
    expect(await platform.client().getPartnerAssessmentOrders()).toEqual([order]);
  });
});
