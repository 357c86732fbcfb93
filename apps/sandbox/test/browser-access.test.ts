import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';

const DOCS = 'http://127.0.0.1:4030';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox?.close());

/** Asks as a browser does, which sets headers that `fetch` in Node.js does not let be set. */
async function ask(method: string, path: string, headers: Record<string, string>, url = sandbox.url) {
  const asked = request(url + path, { method, headers }).end();
  const [answer] = await once(asked, 'response');
  const isJson = answer.headers['content-type']?.startsWith('application/json');
  const body = isJson ? ((await json(answer)) as Record<string, unknown>) : answer.resume() && null;
  return { status: answer.statusCode as number, headers: answer.headers as IncomingHttpHeaders, body };
}

const refusal = (field: string) => ({
  status: 403,
  body: { Count: 1, Values: [{ Fields: field, Code: 'forbidden' }] },
});

describe('a page in a browser', () => {
  it.each([DOCS, 'http://localhost:3000', 'http://docs.localhost', 'http://[::1]:4030', 'https://127.0.0.1'])(
    'of this machine, %s, may read every answer, without cookies',
    async (origin) => {
      const paths = [
        '/_sandbox/orders',
        '/',
        '/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback',
      ];
      for (const path of [...paths, '/nowhere']) {
        const { headers } = await ask('GET', path, { origin });
        expect(headers['access-control-allow-origin']).toBe(origin);
        expect(headers['access-control-expose-headers']).toBe('*');
        expect(headers['vary']).toBe('Origin');
        expect(headers['access-control-allow-credentials']).toBeUndefined();
      }
    },
  );

  it('of this machine may send what the platform takes, and asks first without using up a fault', async () => {
    sandbox.setFaults({ answers: [{ kind: 'error-before', operationId: 'upsertCallback', count: 1 }] });
    const path = '/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback';
    const { status, headers } = await ask('OPTIONS', path, {
      origin: DOCS,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,content-type,testmode',
    });
    expect(status).toBe(204);
    expect(headers['access-control-allow-methods']).toContain('PATCH');
    expect(headers['access-control-allow-headers']).toBe('Authorization, *');
    const failed = await ask('PUT', path, { origin: DOCS });
    expect([failed.status, failed.headers['access-control-allow-origin']]).toEqual([503, DOCS]);
  });

  it.each([
    'https://evil.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://evil.example:4010',
    'http://192.168.0.9:4030',
    'chrome-extension://abcdef',
    'null',
    'no address',
  ])('of another host, %s, is refused before anything happens', async (origin) => {
    sandbox.setFaults({ answers: [{ kind: 'slow', count: 1 }] });
    const before = await ask('GET', '/_sandbox/faults', {});
    for (const [method, path] of [
      ['POST', '/_sandbox/reset'],
      ['GET', '/_sandbox/orders'],
      ['OPTIONS', '/_sandbox/orders'],
      ['GET', '/'],
    ] as const) {
      const answer = await ask(method, path, { origin, 'access-control-request-method': 'POST' });
      expect(answer).toMatchObject(refusal('Origin'));
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(JSON.stringify(answer.body)).not.toContain('evil');
    }
    expect((await ask('GET', '/_sandbox/faults', {})).body).toEqual(before.body);
  });

  it.each(['evil.example', 'evil.example:4010', '127.0.0.1.evil.example', 'localhost.evil.example.', 'EVIL.EXAMPLE'])(
    'cannot come by the name %s that leads to this machine',
    async (host) => {
      expect(await ask('GET', '/_sandbox/orders', { host })).toMatchObject(refusal('Host'));
      expect(await ask('POST', '/_sandbox/reset', { host, origin: `http://${host}` })).toMatchObject(refusal('Host'));
    },
  );

  it.each([
    'localhost',
    '127.0.0.1:4010',
    '[::1]:4010',
    'sandbox.localhost',
    'host.docker.internal:4010',
    'sandbox:4010',
  ])('and every program can ask by %s', async (host) => {
    expect((await ask('GET', '/_sandbox/orders', { host })).status).toBe(200);
  });
});

it('takes any name when it listens for other machines, and still no page but its own and those of this machine', async () => {
  const open = await createSandbox({ host: '0.0.0.0' });
  try {
    const url = open.url.replace('0.0.0.0', '127.0.0.1');
    const host = 'sandbox.example';
    expect((await ask('GET', '/_sandbox/orders', { host }, url)).status).toBe(200);
    expect((await ask('GET', '/_sandbox/orders', { host, origin: `http://${host}` }, url)).status).toBe(200);
    expect(await ask('POST', '/_sandbox/reset', { host, origin: 'http://evil.example' }, url)).toMatchObject(
      refusal('Origin'),
    );
  } finally {
    await open.close();
  }
});

it('answers programs, which name no page, as before', async () => {
  const { status, headers } = await ask('GET', '/_sandbox/orders', {});
  expect(status).toBe(200);
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control') || name === 'vary')).toEqual([]);
});
