import type { Bench } from '../bench.ts';
import type { ChecksOf } from '../check.ts';
import { judge, REFUSED, SURVIVED, TAKEN, type Try } from '../outcome.ts';
import { withPlatform } from '../platform.ts';
import type { bodyRules } from '../rules/body.ts';

const DEPTH = 20_000;

export const bodyChecks = {
  async 'body.empty-refused'({ bench }) {
    const exchange = await bench.send({ body: '', bad: true });
    return judge([{ what: 'an empty body', exchange }], REFUSED);
  },

  async 'body.half-refused'({ bench }) {
    const order = bench.order();
    const text = JSON.stringify(order);
    const { orderId } = order.assessmentOrder;
    const cuts: [string, string][] = [
      ['half of it', text.slice(0, text.length / 2)],
      ['all but the last bracket', text.slice(0, -1)],
    ];
    return judge(
      await Promise.all(
        cuts.map(async ([what, body]) => ({ what, exchange: await bench.send({ body, orderId, bad: true }) })),
      ),
      REFUSED,
    );
  },

  async 'body.broken-off'({ bench }) {
    // The sandbox breaks off in the middle of the body, here also in the middle of a length that was announced.
    await withPlatform(bench, { errorUrl: null }, (platform) => platform.order('Truncated'));
    const order = bench.order();
    await bench.sendOrder(order, { breakOffAfter: 100, note: 'only the first 100 bytes, then the connection ends' });
    return judge([{ what: 'the whole order, after half of it', exchange: await bench.sendOrder(order) }], TAKEN);
  },

  async 'body.not-an-order-refused'({ bench }) {
    const order = bench.order();
    const bodies: unknown[] = [
      {},
      [],
      'null',
      '"an order"',
      '42',
      { assessmentOrder: null },
      { assessmentOrder: [] },
      [order],
    ];
    return judge(await tryBodies(bench, bodies), REFUSED);
  },

  async 'body.no-id-refused'({ bench }) {
    const ids: [string, unknown][] = [
      ['no orderId', undefined],
      ['orderId null', null],
      ['an empty orderId', ''],
      ['an object as orderId', {}],
    ];
    const tries = ids.map(async ([what, orderId]) => {
      return { what, exchange: await bench.send({ body: bench.order({ orderId }), bad: true }) };
    });
    return judge(await Promise.all(tries), REFUSED);
  },

  async 'body.oversized-refused'({ bench }) {
    const order = bench.order({ location: 'x'.repeat(bench.settings.limits.oversizedBytes) });
    // Not counted as an order that was refused: a connection that is closed says nothing about it.
    const exchange = await bench.send({ body: order, bad: true });
    return judge([{ what: 'an oversized body', exchange }], REFUSED);
  },

  async 'body.deep-nesting-survived'({ bench }) {
    const nested = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`;
    const order = bench.order({ somethingNew: 'NESTED' });
    const body = JSON.stringify(order).replace('"NESTED"', nested);
    return judge(
      [{ what: `${DEPTH} lists in each other`, exchange: await bench.sendOrder(order, { body }) }],
      SURVIVED,
    );
  },

  async 'body.invalid-utf-8-survived'({ bench }) {
    const order = bench.order({ location: 'BROKEN' });
    const [before = '', after = ''] = JSON.stringify(order).split('BROKEN');
    const body = Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(after)]);
    return judge(
      [{ what: 'the bytes C3 28 FF in a text', exchange: await bench.sendOrder(order, { body }) }],
      SURVIVED,
    );
  },

  async 'body.control-characters-survived'({ bench }) {
    const names: [string, string][] = [
      ['a NUL', '\\u0000'],
      ['a bell and an escape', '\\u0007\\u001b[31m'],
      ['half a character', '\\ud83d'],
    ];
    const tries = names.map(async ([what, written]) => {
      const order = bench.order({ assessee: { lastName: 'WRITTEN' } });
      const body = JSON.stringify(order).replace('WRITTEN', written);
      return { what, exchange: await bench.sendOrder(order, { body }) };
    });
    return judge(await Promise.all(tries), SURVIVED);
  },

  async 'body.refused-with-4xx'({ bench, provoked }) {
    await provoked();
    const tries = bench.log.filter(({ bad, exchange }) => bad && exchange.response !== null);
    return judge(
      tries.map(({ exchange }) => ({ what: `bad ${exchange.request.method}`, exchange })),
      { expected: '4xx', holds: ({ response }) => response === null || response.status < 500 },
    );
  },
} satisfies ChecksOf<typeof bodyRules>;

function tryBodies(bench: Bench, bodies: readonly unknown[]): Promise<Try[]> {
  return Promise.all(
    bodies.map(async (body) => {
      const what = (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 30);
      return { what, exchange: await bench.send({ body, bad: true }) };
    }),
  );
}
