import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuthenticationError, NoAnswerError, PlatformFailedError, UnexpectedAnswerError } from '../src/index.ts';
import { AnsweringPlatform, json, SECRET } from './support/answering-platform.ts';

let platform: AnsweringPlatform;
beforeEach(async () => {
  platform = await AnsweringPlatform.listen();
});
afterEach(async () => {
  vi.useRealTimers();
  await platform.close();
});

const times = <Value>(count: number, make: () => Promise<Value>) => Promise.all(Array.from({ length: count }, make));
const tokensUsed = () => platform.calls.map(({ headers }) => headers.authorization);

describe('the token', () => {
  it('is asked for once by 100 parallel calls', async () => {
    const client = platform.client();
    await times(100, () => client.deleteCallback());
    expect(platform.tokensGiven).toBe(1);
    expect(new Set(tokensUsed())).toEqual(new Set(['Bearer token-1']));
    expect(platform.calls).toHaveLength(100);
  });

  it('is kept until a minute before its end', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const client = platform.client();
    await client.deleteCallback();
    vi.setSystemTime(Date.now() + 3539_000);
    await client.deleteCallback();
    expect(platform.tokensGiven).toBe(1);
    vi.setSystemTime(Date.now() + 2_000);
    await client.deleteCallback();
    expect(platform.tokensGiven).toBe(2);
  });

  it.each([undefined, 'soon', -1])('with a life of %s serves only those who wait for it', async (expires_in) => {
    platform.token = (response) => {
      platform.tokensGiven += 1;
      json(response, 200, { access_token: `token-${platform.tokensGiven}`, token_type: 'Bearer', expires_in });
    };
    const client = platform.client();
    await times(3, () => client.deleteCallback());
    expect(platform.tokensGiven).toBe(1);
    await client.deleteCallback();
    expect(platform.tokensGiven).toBe(2);
  });

  it('is dropped after a 401, and the call is repeated once with a new one and the same body', async () => {
    platform.answer = (response, { headers }) =>
      response.writeHead(headers.authorization === 'Bearer token-1' ? 401 : 204).end();
    const body = { companyId: 'C1', onboardingStatus: 'Approved' } as const;
    await platform.client().upsertOnboardingStatus({ body });
    expect(tokensUsed()).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(platform.calls.map(({ body }) => JSON.parse(body))).toEqual([body, body]);
  });

  it('is renewed once when many calls are answered 401 at the same time', async () => {
    platform.answer = (response, { headers }) =>
      response.writeHead(headers.authorization === 'Bearer token-1' ? 401 : 204).end();
    const client = platform.client();
    await times(20, () => client.deleteCallback());
    expect(platform.tokensGiven).toBe(2);
  });

  it('is not asked for again and again when fresh ones are refused too', async () => {
    platform.answer = (response) => response.writeHead(401).end();
    const error = await platform
      .client()
      .deleteCallback()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(platform.calls).toHaveLength(2);
  });

  it.each([
    ['form', { client_id: 'the-client', client_secret: SECRET, grant_type: 'client_credentials' }, undefined],
    ['basic', { grant_type: 'client_credentials' }, `Basic ${btoa(`the-client:${SECRET}`)}`],
  ] as const)('is asked for with the credentials as %s', async (sendCredentialsAs, form, authorization) => {
    await platform.client({ sendCredentialsAs }).deleteCallback();
    const [request] = platform.seen;
    expect(request).toMatchObject({ method: 'POST', path: '/public/security/v1/token' });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(request?.headers.authorization).toBe(authorization);
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual(form);
  });

  it('can be asked for by hand', async () => {
    expect(await platform.client().issueToken()).toMatchObject({ access_token: 'token-1', expires_in: 3600 });
  });
});

describe('a token request that fails', () => {
  const refuse = (status: number, body: unknown) => {
    platform.token = (response) => json(response, status, body);
  };

  it.each([
    [
      'is refused',
      () => refuse(401, { error: 'invalid_client', error_description: SECRET }),
      AuthenticationError,
      false,
    ],
    ['is answered with 400', () => refuse(400, { error: 'invalid_request' }), AuthenticationError, false],
    ['is answered with 503', () => refuse(503, {}), PlatformFailedError, true],
    ['is answered without a token', () => refuse(200, { token: SECRET }), UnexpectedAnswerError, false],
    [
      'is answered with a page',
      () => {
        platform.token = (response) => response.writeHead(200).end(`<html>${SECRET}</html>`);
      },
      UnexpectedAnswerError,
      false,
    ],
    [
      'breaks',
      () => {
        platform.token = (response) => response.destroy();
      },
      NoAnswerError,
      true,
    ],
    [
      'is never answered',
      () => {
        platform.token = () => {};
      },
      NoAnswerError,
      true,
    ],
  ])('because it %s has sent nothing and tells no secret', async (_name, prepare, type, retryable) => {
    prepare();
    const client = platform.client({ timeoutMs: 1_000 });
    const error = await client.deleteCallback().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ effect: 'none', retryable });
    expect(platform.calls).toEqual([]);
    const { inspect } = await import('node:util');
    expect(inspect([error, client], { depth: 9, showHidden: true })).not.toContain(SECRET);
  });

  it('is shared by all who wait, and not remembered', async () => {
    const client = platform.client();
    const give = platform.token;
    refuse(503, {});
    const failed = await Promise.allSettled([client.deleteCallback(), client.deleteCallback()]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(platform.seen).toHaveLength(1);
    platform.token = give;
    await client.deleteCallback();
    expect(platform.calls).toHaveLength(1);
  });
});
