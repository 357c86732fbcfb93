import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GiveUpError, type Handlers } from '../../src/index.ts';
import { command } from '../support/command.ts';
import { DONE, type OrderUnderWay, orderUnderWay, results } from '../support/platform.ts';
import { createDatabase } from '../support/postgres.ts';
import { OPERATOR_TOKEN, orderCallback } from '../support/running-server.ts';
import { httpServer } from '../support/server-process.ts';

describe.each(['sqlite', 'postgres'] as const)('with a server that runs on %s', (engine) => {
  let order: OrderUnderWay;
  const seen: { orderId: string; replayed: boolean }[] = [];
  const refusing = new Set<string>();
  beforeAll(async () => {
    const databaseUrl = engine === 'sqlite' ? null : (await createDatabase(inject('postgresUrl'))).url;
    const handlers: Handlers = {
      order({ orderId }, { replayed }) {
        if (refusing.has(orderId)) throw new GiveUpError('not now');
        seen.push({ orderId, replayed });
      },
    };
    order = await orderUnderWay({ databaseUrl, handlers });
  });
  afterAll(() => order.close());

  const run = (...args: string[]) =>
    command(args, { WEBHOOK_SERVER_URL: order.server.url, OPERATOR_TOKEN, PORT: 'not used' });
  const eventOf = async (orderId: string) => (await order.server.get(`/v1/events?orderId=${orderId}`)).body.items[0];
  const state = async (orderId: string) => (await eventOf(orderId)).state;
  const replays = (orderId: string) => seen.filter((each) => each.orderId === orderId && each.replayed).length;

  /** Orders that the partner's system has refused, and would take now. */
  async function deadLetters(orderIds: readonly string[], changes: object = {}): Promise<string[]> {
    for (const orderId of orderIds) refusing.add(orderId);
    for (const orderId of orderIds) await order.server.callback('orders', orderCallback(orderId, changes));
    for (const orderId of orderIds) await expect.poll(() => state(orderId)).toBe('dead');
    for (const orderId of orderIds) refusing.delete(orderId);
    return Promise.all(orderIds.map(async (orderId) => (await eventOf(orderId)).id));
  }

  it('replay takes dead letters by their ids, and says of each other one why it is not replayed', async () => {
    const [first = '', second = ''] = await deadLetters(['r-1', 'r-2']);
    const { code, text } = await run('replay', first, 'evt_unknown', second, '--per-second', '1000');
    expect(code).toBe(1);
    expect(text.split('\n')).toEqual([
      `${first} is on its way again.`,
      'evt_unknown is not replayed: There is no such event.',
      `${second} is on its way again.`,
      '1 of 3 were not replayed.',
    ]);
    await expect.poll(() => [replays('r-1'), replays('r-2')]).toEqual([1, 1]);
    const again = await run('replay', first, '--json');
    expect([again.code, JSON.parse(again.text.split('\n')[0] ?? '')]).toEqual([
      1,
      { replayed: [], refused: [{ eventId: first, message: expect.stringMatching(/^Only a dead letter/) }] },
    ]);
    const handedOver = await run('replay', first, '--handed-over', '--json');
    expect([handedOver.code, JSON.parse(handedOver.text)]).toEqual([
      0,
      { replayed: [expect.objectContaining({ id: first, orderId: 'r-1' })], refused: [] },
    ]);
    await expect.poll(() => replays('r-1')).toBe(2);
  });

  it('replay chooses dead letters by company, type, time and number', async () => {
    await deadLetters(['f-1', 'f-2', 'f-3'], { companyId: 'ACME02' });
    await deadLetters(['f-4']);
    const nothing = 'No event fits: nothing is replayed.';
    const dead = ['replay', '--dead', '--company', 'ACME02'];
    expect(await run(...dead, '--type', 'order.changed')).toEqual({ code: 0, text: nothing });
    expect(await run(...dead, '--to', '2020-01-01')).toEqual({ code: 0, text: nothing });
    expect(await run(...dead, '--from', '2100-01-01T00:00:00+01:00')).toEqual({ code: 0, text: nothing });
    expect(await run(...dead, '--order', 'f-4')).toEqual({ code: 0, text: nothing });
    const two = await run(
      ...dead,
      '--from',
      '2020-01-01',
      '--to',
      '2100-01-01',
      '--limit',
      '2',
      '--per-second',
      '1000',
    );
    expect(two.text).toMatch(/^2 events are on the way again, the last one from \S+Z\. The limit was reached/);
    await expect.poll(() => ['f-1', 'f-2', 'f-3', 'f-4'].map(replays)).toEqual([1, 1, 0, 0]);
    const rest = await run(...dead, '--type', 'order.placed', '--order', 'f-3', '--order', 'f-1', '--json');
    expect(JSON.parse(rest.text)).toEqual({ events: 1, more: false, lastReadyAt: expect.any(String) });
    await expect.poll(() => ['f-1', 'f-2', 'f-3', 'f-4'].map(replays)).toEqual([1, 1, 1, 0]);
    expect((await run('replay', '--handed-over', '--order', 'f-3', '--order', 'f-4')).text).toMatch(/^1 event is on/);
    await expect.poll(() => ['f-3', 'f-4'].map(replays)).toEqual([2, 0]);
  });

  it('replay tells what the server refuses', async () => {
    const { code, text } = await run('replay', '--dead', '--per-second', '1001', '--type', 'order.lost');
    expect(code).toBe(1);
    expect(text).toMatch(/perSecond must .*1000/);
    expect(text).toMatch(/type must /);
  });

  it('updates decides about an update that was refused, and says why about others', async () => {
    const { server, orderId, link } = order;
    link.faults.push({ answer: 422 });
    await server.post(`/v1/orders/${orderId}/results`, results({ assessment: 'InProgress' }));
    const refused = async () => (await server.get('/v1/updates?state=refused')).body.items;
    await expect.poll(async () => (await refused()).length).toBe(1);
    const [{ id }] = await refused();
    expect(await run('updates', 'confirm', id, 'upd_unknown')).toEqual({
      code: 1,
      text: [
        `${id} is as it was: Only an update that is in_doubt allows this.`,
        'upd_unknown is as it was: There is no such update.',
        '2 of 2 are as they were.',
      ].join('\n'),
    });
    expect(await run('updates', 'retry', id)).toMatchObject({
      code: 0,
      text: expect.stringMatching(`^${id} is \\w+ now`),
    });
    const updateState = async () => (await server.get(`/v1/updates/${id}`)).body.state;
    await expect.poll(updateState).toBe('delivered');

    link.faults.push({ answer: 422 });
    await server.post(`/v1/orders/${orderId}/results`, results({ assessment: 'Complete', tests: DONE }));
    await expect.poll(async () => (await refused()).length).toBe(1);
    const next = (await refused())[0].id;
    const discarded = await run('updates', 'discard', next, '--json');
    expect([discarded.code, JSON.parse(discarded.text)]).toEqual([
      0,
      { decided: [expect.objectContaining({ id: next, state: 'discarded' })], refused: [] },
    ]);
  });

  it('status shows how it is, as a table and as JSON', async () => {
    await deadLetters(['s-1', 's-2']);
    await order.server.callback('errors', { orderId: 's-lost' });
    const { code, text } = await run('status');
    expect(code).toBe(0);
    const { dead } = (await order.server.get('/v1/overview')).body.events;
    expect(dead).toBeGreaterThanOrEqual(2);
    for (const line of [
      new RegExp(`^server +${order.server.url}, version \\d+\\.\\d+\\.\\d+, up .*s$`, 'm'),
      new RegExp(`^store +${engine}, not encrypted$`, 'm'),
      /^events +\d+ waiting.*, [\d?]+ handed over$/m,
      new RegExp(`^dead letters +${dead}$`, 'm'),
      /^lost orders +1$/m,
      /^sending +on$/m,
      /^platform +reachable, answered \d+ at \S+Z$/m,
      /^last callback +20\S+Z$/m,
    ]) {
      expect(text).toMatch(line);
    }
    const json = await run('status', '--json');
    expect(JSON.parse(json.text)).toMatchObject({ store: engine, events: { dead }, lostOrders: 1 });
  });
});

describe('a command that calls a server', () => {
  it.each([['status'], ['replay', 'evt_1'], ['replay', '--dead'], ['updates', 'retry', 'upd_1']])(
    'says when no server can be reached: %s %s',
    async (...args) => {
      const { code, text } = await command(args, { PORT: '9', OPERATOR_TOKEN });
      expect([code, text]).toEqual([
        3,
        'No webhook server can be reached at http://127.0.0.1:9. Start it, or say by WEBHOOK_SERVER_URL where it is.',
      ]);
    },
  );

  it('takes the token from the environment only, and says when it is wrong or missing', async () => {
    const order = await orderUnderWay({});
    try {
      const wrong = { PORT: new URL(order.server.url).port, OPERATOR_TOKEN: 'a-wrong-token' };
      const refused = await command(['replay', '--dead'], wrong);
      expect(refused).toMatchObject({ code: 4, text: expect.stringMatching(/does not take OPERATOR_TOKEN/) });
      expect(refused.text).not.toContain('a-wrong-token');
      expect(await command(['status', '--json'], { ...wrong, OPERATOR_TOKEN })).toMatchObject({ code: 0 });
    } finally {
      await order.close();
    }
    expect(await command(['status'], {})).toEqual({
      code: 1,
      text: 'OPERATOR_TOKEN is missing: the bearer token of /v1.',
    });
    expect(await command(['status', '--token', 'secret-1'], { OPERATOR_TOKEN })).toMatchObject({
      code: 2,
      text: expect.not.stringContaining('secret-1'),
    });
  });

  it.each([
    ['ftp://example.com', /WEBHOOK_SERVER_URL must be a URL that begins with http/],
    ['http://casey:hunter2@example.com', /WEBHOOK_SERVER_URL must not hold a name or a password/],
  ])('does not take the address %s', async (url, sentence) => {
    const { code, text } = await command(['status'], { WEBHOOK_SERVER_URL: url, OPERATOR_TOKEN });
    expect(code).toBe(1);
    expect(text).toMatch(sentence);
    expect(text).not.toContain('hunter2');
  });

  it.each([
    ['is no webhook server', 200, '<html>', 1, /is no webhook server: it says 200/],
    ['sends it elsewhere', 302, '', 1, /is no webhook server: it says 302/],
    [
      'lost its database',
      503,
      { CorrelationId: 'c', Value: { Code: 'c', Message: 'It is away.' } },
      3,
      /^It is away\.$/,
    ],
  ])('says when what answers %s', async (_name, answer, body, exit, sentence) => {
    const asked: (string | undefined)[] = [];
    const url = await httpServer((request, _body, response) => {
      asked.push(request.url);
      response.writeHead(answer, { location: '/elsewhere' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    const { code, text } = await command(['status'], { WEBHOOK_SERVER_URL: `${url}/behind/a/proxy/`, OPERATOR_TOKEN });
    expect(code).toBe(exit);
    expect(text).toMatch(sentence);
    expect(asked).toEqual(['/behind/a/proxy/v1/overview']);
  });

  it.each([
    ['replay'],
    ['replay', '--dead', '--handed-over'],
    ['replay', '--handed-over'],
    ['replay', '--handed-over', '--from', '2026-01-13'],
    ['replay', 'evt_1', '--dead'],
    ['replay', 'evt_1', '--limit', '1'],
    ['replay', 'evt_1', '--per-second', '0'],
    ['replay', '--dead', '--per-second', 'quick'],
    ['replay', '--dead', '--limit', '-1'],
    ['replay', '--dead', '--from', 'yesterday'],
    ['replay', '--dead', '--to', '2026-02-30T25:00:00Z'],
    ['replay', '--dead', '--colour', 'green'],
    ['updates'],
    ['updates', 'retry'],
    ['updates', 'toString', 'upd_1'],
    ['updates', 'retry', '--force', 'upd_1'],
    ['status', 'now'],
    ['status', '--yaml'],
  ])('that is called wrongly tells how, and calls nobody: %s %s %s %s', async (...args) => {
    const { code, text } = await command(args.filter(Boolean), { PORT: '9', OPERATOR_TOKEN });
    expect(code).toBe(2);
    expect(text).toContain(`\n\n${args[0]} `);
  });

  it.each(['replay', 'updates', 'status'])('%s explains itself with examples', async (name) => {
    const { code, text } = await command([name, '--help'], {});
    expect([code, text]).toEqual([
      0,
      expect.stringMatching(new RegExp(`^${name} [\\s\\S]*OPERATOR_TOKEN[\\s\\S]*\\n  .*${name} ?`)),
    ]);
  });
});
