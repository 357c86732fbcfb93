import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { orderCallback, RunningServer } from './support/running-server.ts';
import { freshStore, httpServer, startProcess } from './support/server-process.ts';

/** Sends one callback; what went wrong is told by its code. */
function deliver(
  url: string,
  orderId: string,
  agent?: Agent,
): Promise<{ status: number; connection: string } | string> {
  return new Promise((resolve) => {
    const body = JSON.stringify(orderCallback(orderId));
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-api-key': 'the-callback-key',
    };
    const sent = request(`${url}/callbacks/orders`, { method: 'POST', headers, ...(agent ? { agent } : {}) });
    sent.on('response', (response) => {
      response.resume();
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection ?? '' }),
      );
      response.once('error', () => resolve('broken off'));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end(body);
  });
}

it('a stop waits for no connection that was opened ahead, and by which nothing came', async () => {
  const hour = 3_600_000;
  const limits = { headersMs: hour, requestMs: hour, idleMs: hour, connections: 10 };
  const server = await RunningServer.start({ connectionLimits: limits });
  const silent = connect(Number(new URL(server.url).port), '127.0.0.1');
  onTestFinished(() => void silent.destroy());
  await once(silent, 'connect');
  expect(await server.close()).toBe(true);
}, 60_000);

describe.each(['sqlite', 'postgres'] as const)('SIGTERM under load, on %s', (engine) => {
  it('answers every request that was read, and hands nothing over twice', async () => {
    const taken: string[] = [];
    const partner = await httpServer((_request, body, response) => {
      setTimeout(() => {
        taken.push(JSON.parse(body).data.orderId);
        response.writeHead(204).end();
      }, 30);
    });
    const env = { ...(await freshStore(engine)), FORWARD_URL: partner, LOG_LEVEL: 'silent' };
    const server = startProcess(env);
    const url = await server.url();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());

    const answered: string[] = [];
    const connections: string[] = [];
    const failures: string[] = [];
    const send = async () => {
      while (failures.length < 16) {
        const orderId = randomUUID();
        const answer = await deliver(url, orderId, agent);
        if (typeof answer === 'string') {
          failures.push(answer);
          await sleep(5);
        } else {
          expect(answer.status).toBe(200);
          answered.push(orderId);
          connections.push(answer.connection);
        }
      }
    };
    const senders = Array.from({ length: 12 }, send);
    await expect.poll(() => taken.length, { timeout: 20_000 }).toBeGreaterThan(20);
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
    await Promise.all(senders);
    expect(connections.filter((each) => each === 'close').length).toBeGreaterThan(0);
    expect(failures.filter((code) => code !== 'ECONNREFUSED' && code !== 'ECONNRESET')).toEqual([]);

    await startProcess(env).url();
    await expect.poll(() => new Set(taken).size, { timeout: 30_000 }).toBe(answered.length);
    // Whoever got no answer was not read: nothing of it was stored.
    expect(taken.toSorted()).toEqual(answered.toSorted());
  }, 60_000);
});

describe('a stop', () => {
  it('turns readiness to 503 first, and still takes requests during the delay', async () => {
    const server = startProcess({ ...(await freshStore('sqlite')), SHUTDOWN_DELAY_SECONDS: '3', LOG_LEVEL: 'silent' });
    const url = await server.url();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await deliver(url, 'late')).toEqual({ status: 200, connection: 'close' });
    expect(await server.ended).toEqual([0, null]);
  }, 30_000);

  it('aborts a hand-over that hangs after the grace period, and ends with 1', async () => {
    let asked = 0;
    const partner = await httpServer(() => {
      asked += 1;
    });
    const env = { ...(await freshStore('sqlite')), FORWARD_URL: partner, SHUTDOWN_GRACE_SECONDS: '0' };
    const server = startProcess(env);
    await deliver(await server.url(), 'hangs');
    await expect.poll(() => asked).toBe(1);
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([1, null]);
    expect(server.output()).toContain('what was broken off is done again after the next start');
    await startProcess(env).url();
    await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(1);
  }, 30_000);

  it('ends at once by a second signal, with the code of the signal', async () => {
    let asked = 0;
    const partner = await httpServer(() => {
      asked += 1;
    });
    const server = startProcess({ ...(await freshStore('sqlite')), FORWARD_URL: partner });
    await deliver(await server.url(), 'hangs');
    await expect.poll(() => asked).toBe(1);
    server.child.kill('SIGTERM');
    await expect.poll(() => server.output()).toContain('"stopping"');
    server.child.kill('SIGINT');
    expect(await server.ended).toEqual([130, null]);
  }, 30_000);

  it('does not wait for ever for a handler that does not listen to its signal', async () => {
    let aborted = false;
    const server = await RunningServer.start({
      shutdown: { delayMs: 0, graceMs: 50 },
      handlers: {
        order(_order, { signal }) {
          signal.addEventListener('abort', () => {
            aborted = true;
          });
          return new Promise(() => {});
        },
      },
    });
    await server.callback('orders', orderCallback('hangs'));
    await expect.poll(async () => (await server.get('/v1/events')).body.items[0].attempts).toBe(1);
    expect(await server.close()).toBe(false);
    expect(aborted).toBe(true);
    await server.stop();
  });

  it('does not wait for ever for a sender that never ends its request', async () => {
    const server = await RunningServer.start({ shutdown: { delayMs: 0, graceMs: 50 } });
    onTestFinished(() => server.stop());
    const slow = request(`${server.url}/callbacks/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '1000', 'x-api-key': 'the-callback-key' },
    });
    const broken = new Promise((resolve) => slow.once('error', resolve));
    slow.write('{');
    await expect.poll(() => server.get('/healthz').then(({ status }) => status)).toBe(200);
    expect(await server.close()).toBe(false);
    await broken;
  });
});

describe('an error that nobody caught', () => {
  it.each([
    ['uncaughtException', 'throw new TypeError("Z" + "yx-Firstname-1")'],
    ['unhandledRejection', 'Promise.reject(new TypeError("Z" + "yx-Firstname-1"))'],
  ])(
    '(%s) ends the process with 1, and is logged without what it says',
    async (event, fault) => {
      const preloaded = `process.once('SIGUSR2', () => { ${fault} })`;
      const server = startProcess(await freshStore('sqlite'), [
        '--import',
        `data:text/javascript,${encodeURIComponent(preloaded)}`,
      ]);
      await server.url();
      server.child.kill('SIGUSR2');
      expect(await server.ended).toEqual([1, null]);
      const line = JSON.parse(server.output().trim().split('\n').at(-1) ?? '');
      expect(line).toMatchObject({ level: 60, event, err: { name: 'TypeError' } });
      expect(server.output()).not.toContain('Zyx');
    },
    30_000,
  );
});
