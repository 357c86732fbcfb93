import { operationTable } from '@assessment-kit/contract/webhook-server';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase } from './support/postgres.ts';
import { OPERATOR_TOKEN, orderCallback, RunningServer } from './support/running-server.ts';

let server: RunningServer;
const ids = ['o-1', 'o-2', 'o-3', 'o-4', 'o-5'];
beforeAll(async () => {
  server = await RunningServer.start();
  for (const id of ids) await server.callback('orders', orderCallback(id));
  await server.callback('jobs', { jobId: 'j-1' });
});
afterAll(() => server.stop());

describe('/v1', () => {
  const guarded = Object.values(operationTable).filter(({ path }) => path.startsWith('/v1'));

  it.each(guarded)('$method $path needs the operator token', async ({ method, path }) => {
    for (const authorization of ['', 'Bearer wrong', `Basic ${OPERATOR_TOKEN}`, OPERATOR_TOKEN]) {
      const answer = await server.send(path.replaceAll(/\{\w+\}/g, 'x'), {
        method: method.toUpperCase(),
        headers: { authorization },
      });
      expect(answer).toMatchObject({ status: 401, body: { Values: [{ Fields: 'Authorization' }] } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it.each([
    ['/v1/orders', 'orderId', ['o-5', 'o-4', 'o-3', 'o-2', 'o-1']],
    ['/v1/events', 'orderId', [null, 'o-5', 'o-4', 'o-3', 'o-2', 'o-1']],
  ])('%s comes in pages, newest first, each item once', async (path, field, expected) => {
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await server.get(`${path}?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      expect([1, 2]).toContain(body.items.length);
      seen.push(...body.items.map((item: Record<string, unknown>) => item[field]));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(expected);
  });

  it('lists events of one order, and in one state', async () => {
    expect((await server.get('/v1/events?orderId=o-2')).body.items).toHaveLength(1);
    expect((await server.get('/v1/events?state=dead')).body).toEqual({ items: [], nextCursor: null });
    expect((await server.get('/v1/events?state=pending&limit=200')).body.items).toHaveLength(6);
    expect((await server.get('/v1/updates?state=refused&orderId=o-1')).body).toEqual({ items: [], nextCursor: null });
  });

  it.each([
    ['/v1/orders?limit=0', 'limit'],
    ['/v1/orders?limit=201', 'limit'],
    ['/v1/orders?limit=many', 'limit'],
    ['/v1/orders?cursor=abc', 'cursor'],
    ['/v1/events?cursor=-1', 'cursor'],
    ['/v1/updates?cursor=1e9', 'cursor'],
    ['/v1/events?state=finished', 'state'],
  ])('GET %s is refused and names %s', async (path, field) => {
    expect(await server.get(path)).toMatchObject({ status: 400, body: { Values: [{ Fields: field }] } });
  });

  it.each([
    ['GET', '/v1/orders/nobody', 404, 'orderId'],
    ['POST', '/v1/events/nobody/replay', 404, 'eventId'],
    ['POST', '/v1/updates/nobody/retry', 404, 'updateId'],
    ['DELETE', '/v1/orders', 405, 'method'],
    ['GET', '/v2/orders', 404, 'path'],
  ])('%s %s is answered with %i', async (method, path, status, field) => {
    const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
    expect(await server.send(path, { method, headers })).toMatchObject({
      status,
      body: { Values: [{ Fields: field }] },
    });
  });

  it('refuses results that the contract does not allow, field by field', async () => {
    const { status, body } = await server.post('/v1/orders/o-1/results', {
      overallScore: 'x'.repeat(51),
      assessments: [{ assessmentId: 'A', assessmentStatus: { value: 'Done', updatedAt: 'today' } }],
    });
    expect(status).toBe(400);
    expect(body.Values.map(({ Fields }: { Fields: string }) => Fields)).toEqual(
      expect.arrayContaining(['assessments[0].assessmentStatus.value', 'assessments[0].assessmentStatus.updatedAt']),
    );
  });
});

describe('health', () => {
  it('is told without a token', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect(await server.send(path)).toMatchObject({ status: 200, body: { status: 'ok', store: 'sqlite' } });
    }
  });
});

describe('while the database is away', () => {
  it('nothing is acknowledged, and everyone is told to come again', async () => {
    const database = await createDatabase(inject('postgresUrl'));
    const away = await RunningServer.start({ databaseUrl: database.url });
    expect((await away.callback('orders', orderCallback('o-1'))).status).toBe(200);
    await database.drop();
    for (const answer of [
      await away.callback('orders', orderCallback('o-2')),
      await away.get('/v1/orders'),
      await away.post('/v1/orders/o-1/results', {}),
    ]) {
      expect(answer).toMatchObject({ status: 503, body: { Value: { Code: 'store_unavailable' } } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await away.send('/readyz')).toMatchObject({
      status: 503,
      body: { status: 'unavailable', store: 'postgres' },
    });
    expect((await away.send('/healthz')).status).toBe(200);
    expect(away.log.join('')).not.toContain(database.url);
    await away.stop();
  });
});
