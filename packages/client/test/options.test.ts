import { getEventListeners } from 'node:events';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientOptions, createClient, ENVIRONMENTS } from '../src/index.ts';
import { AnsweringPlatform } from './support/answering-platform.ts';

const credentials = { clientId: 'c', clientSecret: 's' };

describe('createClient', () => {
  it.each([
    [{ ...credentials }, 'baseUrl'],
    [{ ...credentials, baseUrl: 'platform' }, 'baseUrl'],
    [{ ...credentials, baseUrl: 'ftp://platform' }, 'baseUrl'],
    [{ ...credentials, baseUrl: 'https://user:hunter2@platform.test' }, 'baseUrl'],
    [{ ...credentials, baseUrl: 'https://hunter2@platform.test' }, 'baseUrl'],
    [{ ...credentials, environment: 'staging' }, 'environment'],
    [{ ...credentials, environment: 'toString' }, 'environment'],
    [{ ...credentials, environment: 'sandbox', clientId: '' }, 'clientId'],
    [{ ...credentials, environment: 'sandbox', clientSecret: undefined }, 'clientSecret'],
    [{ ...credentials, environment: 'sandbox', timeoutMs: 0 }, 'timeoutMs'],
    [{ ...credentials, environment: 'sandbox', timeoutMs: Number.POSITIVE_INFINITY }, 'timeoutMs'],
  ])('refuses %j and names %s', (options, name) => {
    expect(() => createClient(options as ClientOptions)).toThrow(new RegExp(`^${name} `));
  });

  it('does not repeat credentials that stand in a URL', () => {
    const withSecret = () => createClient({ ...credentials, baseUrl: 'https://user:hunter2@platform.test' });
    expect(withSecret).toThrow('baseUrl must be an http(s) URL without credentials.');
    expect(withSecret).not.toThrow(/hunter2/);
  });

  it('knows the hosts of the contract', () => {
    const urls = contract.servers.map(({ url }) => url);
    for (const url of Object.values(ENVIRONMENTS)) expect(urls).toContain(url);
  });
});

describe('calls', () => {
  let platform: AnsweringPlatform;
  beforeAll(async () => {
    platform = await AnsweringPlatform.listen();
  });
  afterAll(() => platform.close());

  it('go through the fetch that was given', async () => {
    const urls: string[] = [];
    const client = platform.client({
      fetch: (request) => {
        urls.push(new URL(request.url).pathname);
        return fetch(request);
      },
    });
    await client.deleteCallback();
    expect(urls).toHaveLength(2);
  });

  it('carry testMode when the client or the call says so', async () => {
    await platform.client().deleteCallback();
    await platform.client({ testMode: true }).deleteCallback();
    await platform.client().deleteCallback({}, { testMode: true });
    await platform.client({ testMode: true }).deleteCallback({}, { testMode: false });
    expect(platform.calls.slice(-4).map(({ headers }) => headers['testmode'])).toEqual([
      undefined,
      'true',
      'true',
      undefined,
    ]);
  });

  it('keep ids with slashes and odd characters in their place', async () => {
    await platform
      .client({ baseUrl: `${platform.url}/` })
      .deleteAssessmentPackage({ companyId: 'C 1', packageId: 'a/b?c' });
    expect(platform.calls.at(-1)?.path).toBe(
      '/apiHub/performanceManagement/v1/companies/C%201/assessmentPackages/a%2Fb%3Fc',
    );
  });

  it('are refused without an id: an empty one would call another path', async () => {
    const call = platform.client().deleteAssessmentPackage({ companyId: 'C1', packageId: '' });
    await expect(call).rejects.toThrow('packageId is missing');
  });

  it.each(['.', '..'])('are refused with the id %s: a URL has it for a step', async (packageId) => {
    platform.seen.length = 0;
    const call = platform.client().deleteAssessmentPackage({ companyId: 'C1', packageId });
    await expect(call).rejects.toThrow('packageId must not be . or ..');
    expect(platform.seen).toEqual([]);
  });

  it('that cannot be sent as they are reject with a TypeError, and are not repeated', async () => {
    platform.seen.length = 0;
    const client = platform.client({ maxRetries: 2 });
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const update = { companyId: 'C1', orderId: 'O1', body: circular };
    await expect(client.updateAssessmentOrder(update)).rejects.toThrow(TypeError);
    await expect(client.deleteCallback({}, { headers: { 'no name': 'x' } })).rejects.toThrow(TypeError);
    expect(platform.seen).toEqual([]);
  });

  it('are not begun when their signal is aborted already', async () => {
    const sent: string[] = [];
    const reason = new Error('too late');
    const client = platform.client({
      fetch: (request) => {
        sent.push(request.url);
        return fetch(request);
      },
    });
    await expect(client.deleteCallback({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });

  it('leave nothing behind: no listener on a signal that outlives them, and no timer', async () => {
    const { signal } = new AbortController();
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const client = platform.client();
    await client.deleteCallback({}, { signal });
    const before = timers();
    for (let index = 0; index < 20; index += 1) await client.deleteCallback({}, { signal });
    platform.answer = (response) => response.writeHead(400).end();
    for (let index = 0; index < 20; index += 1) await client.deleteCallback({}, { signal }).catch(() => {});
    platform.answer = (response) => response.writeHead(204).end();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(timers()).toBeLessThanOrEqual(before + 5);
  });
});
