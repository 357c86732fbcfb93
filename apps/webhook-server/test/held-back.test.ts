import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES } from './store/engines.ts';
import { CREDENTIALS, type OrderUnderWay, orderUnderWay, results } from './support/platform.ts';
import { createDatabase } from './support/postgres.ts';
import { RunningServer } from './support/running-server.ts';

describe.each(ENGINES)('what holds back every order on %s', (engine) => {
  let story: OrderUnderWay;
  let databaseUrl: string | null;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = engine === 'postgres' ? await createDatabase(inject('postgresUrl')) : null;
    databaseUrl = database?.url ?? null;
    drop = database?.drop ?? (async () => {});
    story = await orderUnderWay({ databaseUrl });
  });
  afterAll(async () => {
    await story.close();
    await drop();
  });

  const report = async (orderId: string, wanted = { tests: { SQL: 'InProgress' } }): Promise<string> => {
    const { body } = await story.server.post(`/v1/orders/${orderId}/results`, results(wanted));
    return body.updates[0].id;
  };
  const update = async (id: string) => (await story.server.get(`/v1/updates/${id}`)).body;
  const stateOf = async (id: string) => (await update(id)).state;
  const sending = async () => (await story.server.send('/readyz')).body.sending;
  const orders = (count: number) => Promise.all(Array.from({ length: count }, () => story.nextOrder()));

  // Long enough that a busy machine sees it, and each way of saying it once.
  const [said, retryAfter] =
    engine === 'sqlite'
      ? (['seconds', () => '3'] as const)
      : (['a date', () => new Date(Date.now() + 4_000).toUTCString()] as const);

  it(`is a slow-down, for as long as the platform asks in ${said}`, async () => {
    const [first = '', second = ''] = await orders(2);
    story.link.faultsOf(first).push({ answer: 429, headers: { 'retry-after': retryAfter() } });
    const slowed = await report(first);
    await expect.poll(sending).toMatchObject({ state: 'held_back', reason: 'rate_limited' });
    const other = await report(second);
    expect(await update(slowed)).toMatchObject({ state: 'queued', history: [{ outcome: 'held_back', status: 429 }] });
    expect(await update(other)).toMatchObject({ state: 'queued', attempts: 0, history: [] });
    await expect.poll(() => stateOf(slowed), { timeout: 8_000 }).toBe('delivered');
    await expect.poll(() => stateOf(other)).toBe('delivered');
    expect((await update(other)).attempts).toBe(1);
    expect(await sending()).toEqual({ state: 'on', reason: null, message: null, since: null });
  });

  it('is a wrong client secret: no update is refused for it, and all leave when it is corrected', async () => {
    await story.server.restart({ platform: { url: story.link.url, ...CREDENTIALS, clientSecret: 'wrong' } });
    const given = await orders(6);
    const ids: string[] = [];
    for (const orderId of given) ids.push(await report(orderId));
    await expect.poll(sending).toMatchObject({ state: 'held_back', reason: 'client_refused' });
    const { body, status } = await story.server.send('/readyz');
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('wrong"');
    const waiting = await Promise.all(ids.map(update));
    for (const { state, history } of waiting) {
      expect(['queued', 'sending']).toContain(state);
      for (const { outcome } of history) expect(['held_back', 'under_way']).toContain(outcome);
    }
    await story.server.restart();
    for (const id of ids) await expect.poll(() => stateOf(id)).toBe('delivered');
    expect(await sending()).toMatchObject({ state: 'on' });
  });

  it.each([
    ['a 404 that the platform did not write', { answer: 404, body: '<html>' }],
    ['a retired version', { answer: 301 }],
  ])('is %s, and one update at a time tries', async (_, fault) => {
    const [first = '', second = ''] = await orders(2);
    story.link.faultsOf(first).push(fault, fault);
    const tried = await report(first);
    await expect.poll(async () => (await update(tried)).history.length).toBeGreaterThan(0);
    const other = await report(second);
    await expect.poll(() => stateOf(tried), { timeout: 5_000 }).toBe('delivered');
    await expect.poll(() => stateOf(other)).toBe('delivered');
    expect((await update(tried)).history).toMatchObject([
      { outcome: 'held_back' },
      { outcome: 'held_back' },
      { outcome: 'taken' },
    ]);
  });

  it('is over as soon as one update gets through, though the one before got no answer', async () => {
    const [first = '', second = ''] = await orders(2);
    story.link.faultsOf(first).push({ answer: 301 }, 'lose the request', { answer: 503 });
    const tried = await report(first);
    await expect.poll(async () => (await update(tried)).history.length).toBeGreaterThan(0);
    const other = await report(second);
    await expect.poll(() => stateOf(tried), { timeout: 5_000 }).toBe('delivered');
    await expect.poll(() => stateOf(other), { timeout: 5_000 }).toBe('delivered');
    const { history } = await update(tried);
    const outcomes = history.map(({ outcome }: { outcome: string }) => outcome);
    expect(outcomes).toEqual(['held_back', 'no_clear_answer', 'no_clear_answer', 'taken']);
    expect(await sending()).toMatchObject({ state: 'on' });
  });

  it('is not a company that is suspended or an order that is unknown: that stops its own order', async () => {
    const [first = '', second = ''] = await orders(2);
    story.link.faultsOf(first).push({ answer: 403 });
    const refused = await report(first);
    await expect.poll(() => stateOf(refused)).toBe('refused');
    const unknown = '{"CorrelationId":"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed","Count":0,"Values":[]}';
    story.link.faultsOf(second).push({ answer: 404, body: unknown });
    const other = await report(second);
    await expect.poll(() => stateOf(other)).toBe('refused');
    expect(await update(other)).toMatchObject({ correlationId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed' });
    expect(await sending()).toMatchObject({ state: 'on' });
  });

  it('are the limits of the platform, which all processes keep together, without using up an attempt', async () => {
    const sendLimits = { perSecond: null, perMinute: 10 };
    await story.server.restart({ sendLimits });
    const options = { databaseUrl, handlers: {}, sendLimits, platform: { url: story.link.url, ...CREDENTIALS } };
    const second = engine === 'postgres' ? await RunningServer.start(options) : null;
    const before = story.link.tried.length;
    const ids: string[] = [];
    for (const orderId of await orders(15)) ids.push(await report(orderId));
    const states = async () => (await Promise.all(ids.map(stateOf))).sort();
    await expect.poll(states, { timeout: 5_000 }).toEqual([...Array(10).fill('delivered'), ...Array(5).fill('queued')]);
    await second?.stop();
    expect(story.link.tried).toHaveLength(before + 10);
    const waiting = (await Promise.all(ids.map(update))).filter(({ state }) => state === 'queued');
    expect(waiting.map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0]);
    await story.server.restart();
    await expect.poll(states, { timeout: 5_000 }).toEqual(Array(15).fill('delivered'));
  });
});
