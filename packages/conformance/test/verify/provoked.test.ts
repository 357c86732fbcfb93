import { describe, expect, it } from 'vitest';
import { type HostAnswer, type HostRequest, isUnbroken, type Transport, verify } from '../../src/verify/index.ts';
import { CREDENTIALS } from './credentials.ts';
import { useRightHost } from './right-host.ts';

const host = useRightHost();

const RULES = ['getCallback.retired-301', 'upsertSubscription.retired-409', 'upsertSubscription.missing-404'];

/** Verdicts on answers that no request brings about, from a sandbox with something wrong in between. */
async function verdicts(through: (request: HostRequest, answer: HostAnswer) => Promise<HostAnswer> | HostAnswer) {
  const transport: Transport = async (request) => through(request, await host.right(request));
  const { results } = await verify({ url: host.sandbox.url, credentials: CREDENTIALS, only: RULES, transport });
  return Object.fromEntries(results.map(({ rule, verdict, summary }) => [rule.id, `${verdict}: ${summary}`]));
}

const on = (status: number, change: (answer: HostAnswer) => HostAnswer) =>
  verdicts((_request, answer) => (answer.status === status ? change(answer) : answer));

describe('answers that no request brings about', () => {
  it('hold in the sandbox, which gives them on demand', async () => {
    expect(Object.values(await verdicts((_request, answer) => answer))).toEqual(RULES.map(() => 'pass: It holds.'));
  });

  it.each([
    ['another status', (answer: HostAnswer) => ({ ...answer, status: 302 }), 'It is answered with 302.'],
    ['another media type', (answer: HostAnswer) => ({ ...answer, headers: {} }), 'Content-Type must be'],
    ['no body', (answer: HostAnswer) => ({ ...answer, text: '' }), 'The body is no JSON'],
    ['another body', (answer: HostAnswer) => ({ ...answer, text: '{"Count":0}' }), 'The body breaks the contract'],
  ])('fail with %s', async (_name, change, says) => {
    const found = await on(301, change);
    expect(found['getCallback.retired-301']).toMatch(new RegExp(`^fail: ${says}`));
  });

  it('fail when the refused request has changed something', async () => {
    const found = await verdicts(async (request, answer) => {
      if (answer.status === 409) await host.right({ ...request, body: '{"level":"changed"}' });
      return answer;
    });
    expect(found['upsertSubscription.retired-409']).toContain('fail: It is refused and has changed something');
    expect(found['upsertSubscription.missing-404']).toBe('pass: It holds.');
  });

  it('are not testable on another host, which says why, is sent nothing, and is not to blame', async () => {
    const asked: HostRequest[] = [];
    const transport: Transport = (request) => {
      asked.push(request);
      return host.right(request);
    };
    const url = 'https://platform.example';
    const report = await verify({ url, credentials: CREDENTIALS, only: RULES, rate: 1000, transport });
    expect(report.results.map(({ verdict }) => verdict)).toEqual(RULES.map(() => 'not-testable'));
    expect(report.results[0]?.summary).toMatch(/^Only a retired version of the API answers so/);
    expect(asked.map(({ operationId }) => operationId)).toEqual(['issueToken']);
    expect(isUnbroken(report, true)).toBe(true);
  });
});
