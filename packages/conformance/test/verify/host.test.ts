import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  HostUnreachableError,
  httpTransport,
  type Transport,
  VERIFY_REPORTERS,
  VerifyUsageError,
  verify,
} from '../../src/verify/index.ts';
import { CREDENTIALS } from './credentials.ts';
import { THIRTY } from './faulty/thirty.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

/** Another host: what it is asked reaches the sandbox, its control plane does not exist. */
function elsewhere(asked: { method: string; target: string }[]): { url: string; transport: Transport } {
  const right = httpTransport(sandbox.url);
  return {
    url: 'https://platform.example',
    transport: async (request) => {
      asked.push(request);
      if (request.target.startsWith('/_sandbox')) throw new Error('The control plane was asked for.');
      return right(request);
    },
  };
}

describe('verify', () => {
  it('makes a failing request as small as it gets, and shows it as a command without secrets', async () => {
    const faulty = THIRTY.find(({ rule }) => rule === 'upsertSubscription.billingCodes[].code.too-long');
    const transport = faulty?.through(httpTransport(sandbox.url));
    const options = {
      url: sandbox.url,
      credentials: CREDENTIALS,
      only: ['upsertSubscription.billingCodes[].code.too-long'],
    };
    const report = await verify({ ...options, ...(transport ? { transport } : {}) });
    const [evidence] = report.results[0]?.evidence ?? [];
    const body = /--data-binary '(.*)'/.exec(evidence?.sent ?? '')?.[1] ?? '';
    expect(JSON.parse(body)).toEqual({ billingCodes: [{ code: expect.stringMatching(/^(x{37}|(😀){37})$/u) }] });
    expect(evidence?.sent).toContain('-H "authorization: Bearer $TOKEN"');
    expect(evidence?.sent).toContain(
      `-X PUT '${sandbox.url}/apiHub/performanceManagement/v1/companies/AKVERIFY1/assessmentOrders/subscription'`,
    );
    expect(VERIFY_REPORTERS.text(report)).not.toContain(CREDENTIALS.clientSecret);
  });

  it('sends the same again with the same seed', async () => {
    const sent = async () => {
      const all: string[] = [];
      const right = httpTransport(sandbox.url);
      const transport: Transport = (request) => {
        if (request.operationId === 'upsertAssessmentPackage') all.push(request.body ?? '');
        return right(request);
      };
      await verify({
        url: sandbox.url,
        credentials: CREDENTIALS,
        only: ['upsertAssessmentPackage.name'],
        seed: 7,
        transport,
      });
      right.close();
      return all;
    };
    expect(await sent()).toEqual(await sent());
  });

  it('only reads from a host that is not on this machine, and says what would make the other rules run', async () => {
    const asked: { method: string; target: string }[] = [];
    const report = await verify({ ...elsewhere(asked), credentials: CREDENTIALS, rate: 1_000 });
    expect(asked.filter(({ method, target }) => method !== 'GET' && !target.endsWith('/token'))).toEqual([]);
    expect(report.results.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    const skipped = report.results.filter(({ verdict }) => verdict === 'skipped');
    expect(skipped.length).toBeGreaterThan(200);
    expect(skipped[0]?.enableWith).toContain('--write --company ID');
    expect(report.probes.find(({ id }) => id === 'discrepancy.token-refusal')?.verdict).toBe('confirmed');
  });

  it('writes to the company that is named, to no other and not to the callback', async () => {
    const asked: { method: string; target: string }[] = [];
    const options = { ...elsewhere(asked), credentials: CREDENTIALS, rate: 1_000, write: true, companyId: 'OURS' };
    await verify({
      ...options,
      runs: 1,
      only: ['upsertAssessmentPackage', 'upsertSubscription', 'upsertCallback', 'deleteCallback', 'discrepancy'],
    });
    const written = asked.filter(({ method, target }) => method !== 'GET' && !target.endsWith('/token'));
    const companies = written.map(({ target }) => /companies\/([^/]+)\//.exec(target)?.[1]);
    // One character too many is refused; the status of a company is set below b6001.
    const others = companies.filter(
      (each) => each !== 'OURS' && each !== 'b6001' && decodeURIComponent(each ?? '').length < 10,
    );
    expect(others).toEqual([]);
    expect(
      written.filter(({ target }) => target.includes('b6001/') && !target.endsWith('companyOnboardingStatuses')),
    ).toEqual([]);
  });

  it('goes over the limit of requests of another host only when it is told to', async () => {
    const limited = await createSandbox({ switches: { rateLimit: true }, clock: { now: () => Date.UTC(2026, 5, 1) } });
    const right = httpTransport(limited.url);
    const asked: string[] = [];
    const options = {
      url: 'https://platform.example',
      credentials: CREDENTIALS,
      rate: 1000,
      only: ['unknown.retry-after'],
      transport: (request: Parameters<Transport>[0]) => {
        asked.push(request.operationId ?? '');
        return right(request);
      },
    };
    const careful = await verify(options);
    expect(careful.probes).toMatchObject([{ verdict: 'not-testable', summary: expect.stringContaining('--burst') }]);
    expect(asked).toEqual(['issueToken']);
    const { probes } = await verify({ ...options, burst: true });
    right.close();
    await limited.close();
    expect(probes).toMatchObject([{ id: 'unknown.retry-after', verdict: 'confirmed' }]);
  });

  it.each([
    [{ url: 'platform.example' }, 'The address of the host must be an http or https URL.'],
    [{ url: 'https://platform.example', write: true }, /name the company .* --company ID/],
    [{ url: 'https://platform.example', write: true, companyId: 'b6001' }, /neither b6001 nor a company set/],
    [{ url: 'http://127.0.0.1:1', runs: 0 }, /runs must be/],
    [{ url: 'http://127.0.0.1:1', only: ['nothing'] }, /No rule and no probe/],
  ])('refuses %j, and says why in a sentence', async (options, sentence) => {
    const failed = await verify({ credentials: CREDENTIALS, ...options }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(VerifyUsageError);
    expect((failed as Error).message).toMatch(sentence);
  });

  it('tells wrong credentials from a host that is not there', async () => {
    const wrong = { ...CREDENTIALS, clientSecret: 'wrong' };
    await expect(verify({ url: sandbox.url, credentials: wrong })).rejects.toThrow('The host gives no token');
    await expect(verify({ url: 'http://127.0.0.1:1', credentials: CREDENTIALS })).rejects.toBeInstanceOf(
      HostUnreachableError,
    );
  });
});
