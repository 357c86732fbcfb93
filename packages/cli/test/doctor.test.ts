import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { createWebhookServer, readSettings } from '@assessment-kit/webhook-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../src/doctor/check.ts';
import { type CliOptions, cli, environmentOf } from './support/cli.ts';

const KEY = 'key-of-the-receiver';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.reset());

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

async function serve(answer: (key: unknown, body: string, response: ServerResponse) => void): Promise<string> {
  server = createServer(async (request, response) =>
    answer(request.headers['x-api-key'], await text(request), response),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const register = (url: string) =>
  cli(['callback', 'set', url, '--caller-name', 'Acme', '--yes'], {
    env: { ...environmentOf(sandbox), CALLBACK_API_KEYS: KEY },
  });

async function doctor(argv: string[] = [], { env = {}, ...options }: CliOptions = {}) {
  const ran = await cli(['doctor', '--json', '--retries', '0', ...argv], {
    ...options,
    env: { ...environmentOf(sandbox), CALLBACK_API_KEYS: KEY, ...env },
  });
  const { findings = [] } = ran.json<{ findings?: Finding[] }>();
  const about = (check: string) => findings.find((each) => each.check === check);
  return { ...ran, findings, about, verdicts: Object.fromEntries(findings.map((each) => [each.check, each.verdict])) };
}

describe('doctor', () => {
  it('finds nothing wrong with the webhook server, which stores nothing by it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
    const read = readSettings({
      ...environmentOf(sandbox),
      PORT: '0',
      DATA_DIR: folder,
      CALLBACK_API_KEYS: KEY,
      OPERATOR_TOKEN: 'operator',
      LOG_LEVEL: 'silent',
    });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const receiver = await createWebhookServer(read.settings);
    try {
      await register(`${receiver.url}/callbacks/orders`);
      const { code, verdicts } = await doctor();
      expect(verdicts).toEqual({
        host: 'ok',
        clock: 'ok',
        credentials: 'ok',
        'age of the secret': 'unknown',
        access: 'ok',
        callback: 'ok',
        reachable: 'ok',
        'reachable for the platform': 'unknown',
        'key is checked': 'ok',
        'key matches': 'ok',
      });
      expect(code).toBe(0);
      const orders = async () => {
        const headers = { authorization: 'Bearer operator' };
        return ((await (await fetch(`${receiver.url}/v1/orders`, { headers })).json()) as { items: unknown[] }).items;
      };
      expect(await orders()).toEqual([]);
      const sent = await doctor(['--send-test-order', '--yes']);
      expect(sent.about('test order')).toMatchObject({ verdict: 'ok' });
      expect(await orders()).toHaveLength(1);
    } finally {
      await receiver.close();
      await rm(folder, { recursive: true });
    }
  });

  it('says it to people with a mark, a reason and what to do', async () => {
    const { code, stdout } = await cli(['doctor'], { env: environmentOf(sandbox) });
    expect(code).toBe(6);
    expect(stdout).toMatch(/^✔ host: http:\/\/127\.0\.0\.1:\d+ answers in \d+ ms\.$/m);
    expect(stdout).toMatch(
      /^✘ callback: None is registered: no orders arrive\.\n {4}Register one with `assessment-kit callback set`\.$/m,
    );
    expect(stdout).toMatch(/^\? age of the secret: /m);
    expect(stdout).toContain('4 ok, 0 warnings, 1 failed, 1 cannot be told from here.');
  });

  it('says that the host is not there, and what could not be looked at', async () => {
    const url = await serve(() => {});
    server?.close();
    const { code, verdicts, about } = await doctor([], { env: { PLATFORM_URL: url } });
    expect(code).toBe(6);
    expect(verdicts).toMatchObject({ host: 'failed', clock: 'unknown', credentials: 'failed', access: 'unknown' });
    expect(about('host')?.reason).toContain('nothing listens there (ECONNREFUSED)');
  });

  it.each([
    [-3600, 'ahead of'],
    [7200, 'behind'],
  ])('says how wrong the clock is when the host is %i s off', async (offset, words) => {
    const url = await serve((_key, _body, response) => {
      response.setHeader('date', new Date(Date.now() + offset * 1000).toUTCString()).end();
    });
    const { about } = await doctor([], { env: { PLATFORM_URL: url } });
    expect(about('clock')).toMatchObject({ verdict: 'warning', advice: 'Set the clock by NTP.' });
    const [, seconds, direction] =
      /(\d+) s (ahead of|behind) that of the host/.exec(about('clock')?.reason ?? '') ?? [];
    expect(direction).toBe(words);
    // The header has whole seconds.
    expect(Math.abs(Number(seconds) - Math.abs(offset))).toBeLessThan(5);
  });

  it('says that the credentials are wrong, without them', async () => {
    const { code, about, stdout, stderr } = await doctor([], { env: { PLATFORM_CLIENT_SECRET: 'hush-hush' } });
    expect(code).toBe(6);
    expect(about('credentials')).toMatchObject({ verdict: 'failed' });
    expect(about('credentials')?.advice).toContain('those of one environment do not work in the other');
    expect(about('access')).toMatchObject({ verdict: 'unknown' });
    expect(stdout + stderr).not.toContain('hush-hush');
  });

  it('says that the receiver is not there', async () => {
    await register('http://127.0.0.1:9/orders');
    const { code, about } = await doctor();
    expect(code).toBe(6);
    expect(about('reachable')).toMatchObject({ verdict: 'failed' });
    expect(about('reachable for the platform')).toMatchObject({ verdict: 'unknown' });
  });

  it.each([
    ['takes every key', () => 200, { 'key is checked': 'failed', 'key matches': 'unknown' }],
    ['has another key', () => 401, { 'key is checked': 'ok', 'key matches': 'failed' }],
    ['refuses the body before the key', () => 400, { 'key is checked': 'warning', 'key matches': 'unknown' }],
    [
      'breaks on bad input',
      (key: unknown) => (key === KEY ? 500 : 403),
      { 'key is checked': 'ok', 'key matches': 'warning' },
    ],
    ['takes an order that is none', (key: unknown) => (key === KEY ? 200 : 401), { 'key matches': 'ok' }],
  ])('tells a receiver that %s', async (_what, status, expected) => {
    await register(`${await serve((key, _body, response) => response.writeHead(status(key)).end())}/orders`);
    const { verdicts, stdout, stderr } = await doctor();
    expect(verdicts).toMatchObject(expected);
    expect(stdout + stderr).not.toContain(KEY);
  });

  it('says that it cannot compare keys without one', async () => {
    await register(`${await serve((_key, _body, response) => response.writeHead(401).end())}/orders`);
    const { about, code } = await doctor([], { env: { CALLBACK_API_KEYS: undefined } });
    expect(about('key matches')).toMatchObject({
      verdict: 'unknown',
      advice: 'Set CALLBACK_API_KEYS to the registered key.',
    });
    expect(code).toBe(0);
  });

  it('sends a whole order only when asked to, and after asking', async () => {
    const bodies: string[] = [];
    const url = await serve((key, body, response) => {
      bodies.push(body);
      response.writeHead(key !== KEY ? 401 : body === '{}' ? 400 : 202).end();
    });
    await register(`${url}/orders`);
    expect((await doctor(['--send-test-order'])).code).toBe(2);
    await doctor();
    expect(new Set(bodies)).toEqual(new Set(['{}']));
    const { about, code } = await doctor(['--send-test-order', '--yes']);
    expect(bodies.at(-1)).toContain('"assessmentOrder"');
    expect(about('test order')).toMatchObject({ verdict: 'failed' });
    expect(about('test order')?.reason).toContain('was answered with 202; only 200 is a success.');
    expect(code).toBe(6);
  });
});
