import { expect, onTestFinished, test } from 'vitest';
import {
  type CertifyOptions,
  CertifyUsageError,
  certify,
  isFine,
  ReceiverUnreachableError,
  type RuleResult,
} from '../src/index.ts';
import type { Fault } from './support/got.ts';
import { LIMITS } from './support/limits.ts';
import { RIGHT_KEY, startReceiver } from './support/receiver.ts';

/** A report about a receiver with a fault, on a few rules. */
async function tried(fault: Fault, only: string[], options: Partial<CertifyOptions> = {}) {
  const receiver = await startReceiver(fault);
  onTestFinished(receiver.close);
  const url = `${receiver.base}/orders`;
  return { receiver, url, report: await certify({ url, key: RIGHT_KEY, limits: LIMITS, only, ...options }) };
}

/** Rejects as the options are; nothing listens where they lead. */
const refused = (options: Partial<CertifyOptions>) =>
  certify({ url: 'http://127.0.0.1:1/orders', key: 'k', ...options }).catch((error: unknown) => error);

test('tries nothing else when an ordinary order is not taken, and asks for the key', async () => {
  const { report } = await tried({}, ['answer.exactly-200', 'key', 'body'], { key: 'another key' });
  const [first, ...others] = report.results;
  expect(first).toMatchObject({ rule: { id: 'answer.exactly-200' }, verdict: 'fail' });
  for (const { verdict, summary } of others) {
    expect(verdict).toBe('not-testable');
    expect(summary).toContain('answered 401');
    expect(summary).toContain('CALLBACK_API_KEY');
  }
  expect(isFine(report)).toBe(false);
});

test('does not wait again and again for a receiver that never answers', async () => {
  const silent: Fault = { first: () => new Promise(() => {}) };
  const { report } = await tried(silent, ['answer.within-20-seconds', 'order'], { limits: { answerMs: 200 } });
  expect(report.results[0]).toMatchObject({ verdict: 'fail' });
  expect(report.results[1]?.summary).toBe('An ordinary order is not taken (no answer).');
  expect(report.requests).toBe(1);
});

test('names the option for each rule that it skips', async () => {
  const { report } = await tried({}, [
    'handover.once',
    'order.stored-before-answer',
    'error.key-checked',
    'job.key-checked',
  ]);
  expect(report.results.map(({ verdict, enableWith }) => [verdict, enableWith])).toEqual([
    ['skipped', 'needs --probe-url URL'],
    ['skipped', 'needs --restart-command COMMAND and --probe-url URL'],
    ['skipped', 'needs --errors-url URL'],
    ['skipped', 'needs --jobs-url URL'],
  ]);
});

test('shows the key nowhere, not even where the receiver repeats it', async () => {
  const repeats: Fault = { last: (_, { headers }) => ({ status: 200, body: `${headers['x-api-key']}` }) };
  const { report } = await tried(repeats, ['leak.keys', 'key.wrong-refused', 'body']);
  expect(report.results.find(({ rule }) => rule.id === 'leak.keys')).toMatchObject({ verdict: 'fail' });
  expect(JSON.stringify(report)).toContain('***');
  expect(JSON.stringify(report)).not.toContain(RIGHT_KEY);
});

test('gives a curl command that sends the same again, with the key from the environment', async () => {
  const { report, url } = await tried({ anyMediaType: true }, ['request.mislabelled-json-refused']);
  expect(report.results[0]?.evidence[0]?.sent).toMatch(
    new RegExp(
      `^curl -i -X POST '${url}' -H "x-api-key: \\$CALLBACK_API_KEY" -H 'content-type: text/plain' --data-binary '\\{"assessmentOrder":`,
    ),
  );
});

test('hides the query of an address, which may hold a secret', async () => {
  const { report } = await tried({ anyMediaType: true }, ['request.mislabelled-json-refused'], {});
  expect(report.subject).not.toContain('?');
  const receiver = await startReceiver({ anyMediaType: true });
  onTestFinished(receiver.close);
  const url = `${receiver.base}/orders?code=the-secret`;
  const withQuery = await certify({ url, key: RIGHT_KEY, limits: LIMITS, only: ['request.mislabelled-json-refused'] });
  expect(withQuery.subject).toBe(`${receiver.base}/orders?…`);
  expect(JSON.stringify(withQuery)).not.toContain('the-secret');
});

test('says of a receiver that went away that it is gone, instead of failing every rule', async () => {
  const receiver = await startReceiver({
    onOrder(order) {
      if ('somethingNew' in order) setImmediate(() => void receiver.close());
      return undefined;
    },
  });
  const report = await certify({
    url: `${receiver.base}/orders`,
    key: RIGHT_KEY,
    limits: LIMITS,
    only: ['body.deep-nesting-survived', 'body.control-characters-survived', 'connection.idle', 'answer.still-alive'],
  });
  const verdicts = Object.fromEntries(report.results.map(({ rule, verdict }) => [rule.id, verdict]));
  expect(verdicts).toMatchObject({ 'answer.still-alive': 'fail', 'connection.idle': 'not-testable' });
  expect(verdicts['body.control-characters-survived']).toBe('not-testable');
});

test('tells of each rule as soon as it is known, and reports them in one sequence', async () => {
  const told: RuleResult[] = [];
  const { report } = await tried({}, ['order'], { onResult: (result) => told.push(result) });
  expect(told).toHaveLength(report.results.length);
  expect(report.results.map(({ rule }) => rule.id)).toContain('order.names');
  expect(report.requests).toBeGreaterThan(50);
});

test('sends every order with the company and package it was given, and an id that is recognisable', async () => {
  const taken: Record<string, unknown>[] = [];
  const remember: Fault = { onOrder: (order) => void taken.push(order) };
  await tried(remember, ['order', 'repeat'], { companyId: 'TESTCO', packageId: 'mine' });
  expect(taken.length).toBeGreaterThan(60);
  for (const order of taken) {
    expect(order).toMatchObject({ companyId: 'TESTCO', packageId: 'mine' });
    // Those of the sandbox have ids as the platform's.
    expect(order['orderId']).toMatch(/^(ak-cert-|[0-9a-f-]{36}$)/);
  }
});

test.each([
  ['a receiver on another machine', { url: 'https://hooks.example/orders' }, '--yes-send-test-orders'],
  ['errors on another machine', { errorUrl: 'https://hooks.example/errors' }, '--yes-send-test-orders'],
  ['an address that is none', { url: 'hooks' }, 'url must be an http or https URL'],
  ['an empty key', { key: '' }, 'The key must not be empty'],
  ['a key that no header can carry', { key: 'a\nb' }, 'printable ASCII'],
  ['a company id that is too long', { companyId: '0123456789' }, '1 to 9 characters'],
  ['a package id that is too long', { packageId: 'p'.repeat(37) }, '1 to 36 characters'],
  ['a rule that there is not', { only: ['key', 'keys'] }, '"keys"'],
  ['no rule at all', { only: ['key'], skip: ['key'] }, 'No rule is left'],
])('refuses %s before anything is sent', async (_, options, problem) => {
  const error = await refused(options);
  expect(error).toBeInstanceOf(CertifyUsageError);
  expect(String(error)).toContain(problem);
});

test('says when nothing listens there', async () => {
  expect(await refused({})).toBeInstanceOf(ReceiverUnreachableError);
});

test.each([
  ['/orders', 'answered 401'],
  ['/list', 'has to answer a JSON list'],
])('refuses a probe that is none: %s', async (path, problem) => {
  const wrong: Fault = {
    first: ({ callback }) => (callback === 'list' ? { status: 200, body: [{ orderId: 1 }] } : undefined),
  };
  const receiver = await startReceiver(wrong);
  onTestFinished(receiver.close);
  const probe = { url: `${receiver.base}${path}` };
  const error = await refused({ url: `${receiver.base}/orders`, probe });
  expect(error).toBeInstanceOf(CertifyUsageError);
  expect(String(error)).toContain(problem);
  expect(receiver.kept.requests).toBe(1);
});

test.each([
  ['kills nothing', 'true', 'nothing was killed'],
  ['fails', 'exit 3', 'ended with exit code 3'],
])('gives no verdict when the restart command %s', async (_, restart, problem) => {
  const { report } = await tried({}, ['restart.comes-back'], { restart });
  expect(report.results[0]).toMatchObject({ verdict: 'not-testable' });
  expect(report.results[0]?.summary).toContain(problem);
});

test('ends with the reason when it is aborted', async () => {
  const abort = new AbortController();
  const reason = new Error('Ctrl+C');
  const running = tried({}, ['order', 'connection'], {
    signal: abort.signal,
    onResult: () => abort.abort(reason),
  });
  await expect(running).rejects.toBe(reason);
});
