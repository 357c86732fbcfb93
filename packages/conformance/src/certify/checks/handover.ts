import type { Bench } from '../bench.ts';
import type { ChecksOf } from '../check.ts';
import { type Followed, handedOverAtLeastOnce, handedOverOnce, neverHandedOver } from '../followed.ts';
import { pause } from '../pause.ts';
import type { handoverRules } from '../rules/handover.ts';
import type { TestOrder } from '../test-orders.ts';
import { isTaken } from '../wire/exchange.ts';
import { AWAY_MS } from './repeat.ts';

/** Names under which proxies, libraries and other platforms send ids of requests and deliveries. */
const ID_HEADERS = [
  'x-request-id',
  'x-correlation-id',
  'x-delivery-id',
  'idempotency-key',
  'webhook-id',
  'x-message-id',
];

export const handoverChecks = {
  async 'handover.every-order'({ bench, provoked }) {
    await provoked();
    return handedOverAtLeastOnce(takenOrders(bench));
  },

  async 'handover.refused-orders-are-not'({ bench, provoked }) {
    await provoked();
    return neverHandedOver(refusedOrders(bench));
  },

  async 'handover.once'({ bench }) {
    const order = bench.order();
    await bench.sendOrder(order);
    return handedOverOnce([await follow(bench, order)]);
  },

  async 'handover.once-of-ten'({ bench }) {
    const order = bench.order();
    const all = await Promise.all(Array.from({ length: 10 }, () => follow(bench, order, {}, true)));
    return handedOverOnce(all.slice(-1));
  },

  async 'handover.headers-identify-nothing'({ bench }) {
    const repeated = bench.order();
    await follow(bench, repeated, headers('first'));
    const again = await follow(bench, repeated, headers('second'));
    const [one, other] = [
      await follow(bench, bench.order(), headers('shared')),
      await follow(bench, bench.order(), headers('shared')),
    ];
    return handedOverOnce([again, one, other], { never: 'fail' });
  },

  async 'handover.once-after-no-answer'({ bench }) {
    const order = bench.order();
    await bench.sendOrder(order, { leave: true });
    await pause(AWAY_MS, bench.signal);
    return handedOverOnce([await follow(bench, order)]);
  },

  async 'handover.changed-is-not-new'({ bench }) {
    const order = bench.order();
    await bench.sendOrder(order);
    const changed = bench.order({ orderId: order.assessmentOrder.orderId, location: 'Denver' });
    return handedOverOnce([await follow(bench, changed)]);
  },

  async 'handover.similar-ids-told-apart'({ bench }) {
    const id = `${bench.orders.newId()}-a`;
    const all: Followed[] = [];
    for (const orderId of [id, id.replace('ak', 'AK'), `${id} `])
      all.push(await follow(bench, bench.order({ orderId })));
    return handedOverOnce(all, { never: 'fail' });
  },
} satisfies ChecksOf<typeof handoverRules>;

async function follow(
  bench: Bench,
  order: TestOrder,
  sent: Record<string, string> = {},
  atOnce = false,
): Promise<Followed> {
  const { orderId } = order.assessmentOrder;
  return { orderId, exchange: await bench.sendOrder(order, { headers: sent, atOnce }) };
}

function headers(value: string): Record<string, string> {
  return Object.fromEntries(ID_HEADERS.map((name) => [name, `ak-cert-${value}`]));
}

/** Orders with the last exchange that took them. */
function takenOrders({ log }: Bench): Followed[] {
  const taken = log.filter(
    (logged): logged is typeof logged & { orderId: string } => logged.orderId !== null && isTaken(logged.exchange),
  );
  return [...new Map(taken.map(({ orderId, exchange }) => [orderId, { orderId, exchange }])).values()];
}

/** Orders that were answered with 4xx whenever they came. After a 5xx or a broken connection nobody knows. */
function refusedOrders({ log }: Bench): Followed[] {
  const byOrder = new Map<string, Followed & { always: boolean }>();
  for (const { orderId, exchange } of log) {
    if (orderId === null) continue;
    const status = exchange.response?.status ?? 0;
    const always = status >= 400 && status < 500 && (byOrder.get(orderId)?.always ?? true);
    byOrder.set(orderId, { orderId, exchange, always });
  }
  return [...byOrder.values()].filter(({ always }) => always);
}
