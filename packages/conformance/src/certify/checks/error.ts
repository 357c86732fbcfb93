import { randomUUID } from 'node:crypto';
import type { Bench } from '../bench.ts';
import type { Check, ChecksOf } from '../check.ts';
import { judge, notTestable, TAKEN, type Try } from '../outcome.ts';
import { withPlatform } from '../platform.ts';
import type { errorRules } from '../rules/error.ts';
import { keyIsChecked } from './key.ts';

/** Nothing listens here: an order sent to it fails. */
const NOWHERE = 'http://127.0.0.1:9/';

export const errorChecks = {
  async 'error.from-platform'({ bench }) {
    const { errorUrl } = bench.settings;
    const placed = await withPlatform(bench, { orderUrl: NOWHERE }, (platform) => platform.order());
    const sent = (placed?.sent ?? []).filter(({ request }) => request.url === errorUrl);
    if (sent.length === 0) return notTestable('The platform does not take the registration.');
    return judge(
      sent.map((exchange) => ({ what: 'the error of an order that failed', exchange })),
      TAKEN,
    );
  },
  'error.both-formats': takes({ 'a list of problems': listed(), 'a single problem': single() }),
  'error.unknown-codes': takes({
    'in a list': listed({ Code: 'something_new' }),
    'as a single one': single({ Code: 'SomethingNew', Severity: 3 }),
  }),
  'error.unknown-order': async ({ bench }) => {
    const orderId = bench.orders.newId();
    return judge(
      await sendAll(bench, {
        'orderId beside the error': { ...single(), orderId },
        'orderId in a problem': listed({
          Fields: 'orderId',
          Message: `Order ${orderId} was not delivered.`,
          OrderId: orderId,
        }),
      }),
      TAKEN,
    );
  },
  'error.before-its-order': async ({ bench }) => {
    const order = bench.order();
    await sendAll(bench, { error: { ...single(), orderId: order.assessmentOrder.orderId } });
    return judge([{ what: 'the order, after its error', exchange: await bench.sendOrder(order) }], TAKEN);
  },
  'error.same-again': async ({ bench }) => {
    const error = single();
    const [first = [], second = []] = [
      await sendAll(bench, { 'the first time': error }),
      await sendAll(bench, { 'the second time': error }),
    ];
    return judge([...first, ...second], TAKEN);
  },
  'error.key-checked': ({ bench }) => keyIsChecked(bench, bench.settings.errorUrl, single()),
} satisfies ChecksOf<typeof errorRules>;

function takes(bodies: Readonly<Record<string, object>>): Check {
  return async ({ bench }) => judge(await sendAll(bench, bodies), TAKEN);
}

function sendAll(bench: Bench, bodies: Readonly<Record<string, object>>): Promise<Try[]> {
  const url = bench.settings.errorUrl ?? '';
  return Promise.all(
    Object.entries(bodies).map(async ([what, body]) => ({ what, exchange: await bench.send({ url, body }) })),
  );
}

/** The format of 4xx (`S2`). */
function listed(changes: object = {}): object {
  const problem = { Fields: 'price', Code: 'field_required', Message: 'The field is required.', ...changes };
  return { CorrelationId: randomUUID(), Count: 1, Values: [problem] };
}

/** The format of 5xx (`S2`). */
function single(changes: object = {}): object {
  return {
    CorrelationId: randomUUID(),
    Value: { Code: 'internal_error', Message: 'The order was not delivered.', ...changes },
  };
}
