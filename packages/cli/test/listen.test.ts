import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createClient } from '@assessment-kit/client';
import type { Schema } from '@assessment-kit/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { Interrupted } from '../src/failures/interrupted.ts';
import { forwardTarget } from '../src/listen/forward-target.ts';
import { type CliOptions, cli } from './support/cli.ts';
import { ASSESSMENT, COMPANY, PACKAGE, TESTS } from './support/company.ts';

/** A receiver of the partner's own. */
let receiver: Server;
let received: { path: string; key: unknown; body: Record<string, never> }[];
let answer: (request: IncomingMessage) => { status: number; body?: string };
let folder: string;
beforeEach(async () => {
  received = [];
  answer = () => ({ status: 200 });
  receiver = createServer(async (request, response) => {
    received.push({
      path: request.url ?? '',
      key: request.headers['x-api-key'],
      body: JSON.parse(await text(request)),
    });
    const { status, body } = answer(request);
    response.writeHead(status).end(body);
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
  return async () => {
    receiver.closeAllConnections();
    receiver.close();
    await rm(folder, { recursive: true });
  };
});

const port = () => (receiver.address() as AddressInfo).port;
const listen = (argv: string[], options: CliOptions = {}) =>
  cli(['listen', `localhost:${port()}`, '--port', '0', ...argv], { cwd: folder, ...options });
const events = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('listen --once', () => {
  it('hands orders to the receiver with the key, and tells programs each answer in a line', async () => {
    const { code, stdout } = await listen(['--order', '3', '--once', '--json'], {
      env: { CALLBACK_API_KEYS: 'k1,k2' },
    });
    expect(code).toBe(0);
    expect(received.map(({ path, key }) => [path, key])).toEqual(Array(3).fill(['/callbacks/orders', 'k1']));
    const [first, ...deliveries] = events(stdout);
    expect(first).toMatchObject({ type: 'listening', orders: `http://localhost:${port()}/callbacks/orders` });
    expect(deliveries).toHaveLength(3);
    for (const delivery of deliveries) {
      expect(delivery).toMatchObject({ type: 'delivery', callback: 'order', outcome: 'accepted', status: 200 });
      expect(delivery['durationMs']).toBeTypeOf('number');
    }
    expect(stdout).not.toContain('k1');
  });

  it('ends with a failed check when one was not accepted, and shows what was answered, cleaned', async () => {
    answer = () => ({ status: received.length === 1 ? 503 : 200, body: 'no \u001b[31mroom\u001b[0m\nat all' });
    const { code, stdout } = await listen(['--order', '2', '--once']);
    expect(code).toBe(6);
    expect(stdout).toMatch(/order callback → .*503 in \d+ ms {2}no room at all/);
    expect(stdout).toMatch(/order callback → .*200 in \d+ ms\n/);
    expect(stdout).not.toContain('\u001b[31m');
  });

  it('says that nobody listens there', async () => {
    // A port that was free a moment ago may be another's by now; those below 1024 are given to nobody who asks for any.
    const { code, stdout } = await cli(['listen', 'localhost:2', '--port', '0', '--order', '1', '--once', '--json']);
    expect(code).toBe(6);
    expect(events(stdout)).toContainEqual(expect.objectContaining({ outcome: 'unreachable', status: null }));
  });

  it('orders a package of your own, by test', async () => {
    const tests = [{ id: 'go', name: 'Go', category: 'Code', description: 'Writes Go' }];
    const assessments = [{ id: 'backend', name: 'Backend', summary: 'Backend tests', tests }];
    const status = { startDate: '2026-01-01T00:00:00Z', value: 'Active' };
    const own = { id: 'own-package', name: 'Own', summary: 'Of our own', status, assessments };
    await writeFile(join(folder, 'package.json'), JSON.stringify(own));
    const { code } = await listen(['--package', 'package.json', '--order-level', 'Test', '--order', '1', '--once']);
    expect(code).toBe(0);
    expect(received[0]?.body).toMatchObject({
      assessmentOrder: { packageId: 'own-package', tests: [{ testId: 'go' }] },
    });
  });

  it('names what is wrong with a package, field by field', async () => {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ id: 'x'.repeat(37), name: 'Own' }));
    const { code, stderr } = await listen(['--package', 'package.json', '--order', '1', '--once']);
    expect(code).toBe(3);
    expect(stderr).toContain('summary');
    expect(received).toEqual([]);
  });
});

describe('listen on a terminal', () => {
  it('places an order for o, sends a job for j, and shows updates until q', async () => {
    const stdin: Record<string, string> = { 'o places an order': 'o', 'order callback': 'j', 'job callback': 'q' };
    const { code, stdout } = await listen(['--no-color'], { terminal: 200, answers: stdin });
    expect(code).toBe(0);
    expect(received.map(({ path }) => path)).toEqual(['/callbacks/orders', '/callbacks/jobs']);
    expect(received[0]?.key).toBe('sandbox-callback-key');
    expect(received[0]?.body).toMatchObject({ assessmentOrder: { companyId: COMPANY, packageId: PACKAGE } });
    expect(stdout).toMatch(/\d\d:\d\d:\d\d {2}order [\da-f]{8} {2}order callback → .*200 in \d+ ms/);
  });

  it('shows the updates that come back, with the reason of a refusal, and how the order is shown', async () => {
    const stop = new AbortController();
    let written = '';
    let sent = 0;
    const onOutput = (chunk: string) => {
      written += chunk;
      const url = /sandbox +(http:\S+),/.exec(written)?.[1];
      const orderId = received[0]?.body['assessmentOrder']?.['orderId'];
      if (written.includes('order callback') && url && orderId && sent === 0) {
        sent += 1;
        void report(url, orderId);
      }
      if (written.includes('is shown as Completed')) stop.abort(new Interrupted('SIGINT'));
    };
    const { code, stdout } = await listen(['--order', '1'], { signal: stop.signal, onOutput });
    expect(code).toBe(0);
    expect(stdout).toMatch(/your update ← 400 {2}assessments\[0\]\.assessmentStatus/);
    expect(stdout.match(/your update ← 204/g)).toHaveLength(2);
    expect(stdout.match(/order callback/g)).toHaveLength(1);
  });

  async function report(baseUrl: string, orderId: string): Promise<void> {
    const client = createClient({ baseUrl, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' });
    const updatedAt = new Date().toISOString();
    const complete = { assessmentId: ASSESSMENT, assessmentStatus: { value: 'Complete', updatedAt } } as const;
    const done = TESTS.map((id) => ({ id, testStatus: { value: 'Complete', updatedAt } as const }));
    const send = (assessments: Schema<'AssessmentUpdate'>[]) =>
      client.updateAssessmentOrder({ companyId: COMPANY, orderId, body: { assessments } });
    await send([complete]).catch(() => {});
    await send([{ assessmentId: ASSESSMENT, assessmentResults: { tests: done } }]);
    await send([complete]);
  }
});

describe('the receiver', () => {
  it.each([
    ['4020', 'http://localhost:4020/callbacks/orders'],
    ['localhost:4020', 'http://localhost:4020/callbacks/orders'],
    ['http://127.0.0.1:8080/hooks/orders?x=1', 'http://127.0.0.1:8080/hooks/orders?x=1'],
    ['receiver:8080', 'http://receiver:8080/callbacks/orders'],
  ])('%s takes orders at %s', (given, orders) => {
    expect(forwardTarget(given).orders).toBe(orders);
  });

  it.each(['https://hooks.example.com', 'ftp://localhost', 'http://8.8.8.8/', 'nonsense value'])(
    'is not %s: nothing may leave the machine',
    async (given) => {
      const { code, stderr } = await cli(['listen', given]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/It must be (on this machine|localhost:PORT)/);
    },
  );

  it('without orders has nothing to wait for with --once', async () => {
    expect((await listen(['--once'])).stderr).toContain('--once needs --order');
  });
});

describe('sandbox', () => {
  it('plays a scenario, listens until it is interrupted, and ends with 0', async () => {
    const stop = new AbortController();
    let answered: Promise<Response> | undefined;
    const onOutput = (chunk: string) => {
      const url = /"url":"([^"]+)"/.exec(chunk)?.[1];
      if (url) answered = fetch(`${url}/_sandbox/orders`);
      if (chunk.includes('"played"')) stop.abort(new Interrupted('SIGTERM'));
    };
    const argv = ['sandbox', '--port', '0', '--seed', '7', '--scenario', 'happy-path', '--json'];
    const { code, stdout } = await cli(argv, { signal: stop.signal, onOutput });
    expect(code).toBe(0);
    expect((await answered)?.status).toBe(200);
    const [listening, ...more] = events(stdout);
    expect(listening).toMatchObject({ type: 'listening' });
    expect(more.filter(({ type }) => type === 'step')).toHaveLength(7);
    expect(more.at(-1)).toMatchObject({ type: 'played', scenario: 'happy-path' });
    await expect(fetch(String(listening?.['url']))).rejects.toThrow();
  });

  it.each([
    [['--reading', 'nonsense=1'], 'nonsense is no reading that can be switched'],
    [['--reading', 'nonsense'], 'It must be ID=VALUE'],
    [['--faults', '{'], 'It must be JSON'],
    [['--faults', '{"deliveries":[{"kind":"x"}]}'], 'deliveries[0].kind must be one of'],
    [['--port', '70000'], 'It must be a whole number from 0 to 65535.'],
    [['--seed', '1.5'], 'It must be a whole number'],
    [['--scenario', 'x'], 'Allowed choices are onboarding'],
  ])('refuses %j in one sentence', async (argv, sentence) => {
    const { code, stderr } = await cli(['sandbox', '--port', '0', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it('says that its port is taken', async () => {
    const { code, stderr } = await cli(['sandbox', '--port', String(port())]);
    expect(code).toBe(2);
    expect(stderr).toContain(`Port ${port()} is in use: give another one with --port.`);
  });
});
