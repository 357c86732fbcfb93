import { describe, expect, inject, type TestContext, test } from 'vitest';
import { until } from './support/canonical.ts';
import { inParallel } from './support/in-parallel.ts';
import { pause } from './support/seeded.ts';
import { madeUpOrders, Stage } from './support/stage.ts';
import { WebhookApi } from './support/webhook-api.ts';
import { freshPlace, WebhookProcess } from './support/webhook-process.ts';

const ORDERS = 10_000;

/** Requests at the same time. */
const AT_ONCE = 64;

describe.concurrent('two processes on one PostgreSQL', () => {
  /** Two processes, and someone who talks to whichever is left. */
  async function start(orders: number, { onTestFinished }: TestContext) {
    const place = await freshPlace('postgres', inject('postgresUrl'));
    onTestFinished(place.remove);
    const processes: WebhookProcess[] = [];
    let turn = 0;
    const stage = await Stage.set(orders, () => {
      const alive = processes.filter(({ end }) => end === null);
      turn += 1;
      return alive[turn % alive.length]?.url ?? 'http://127.0.0.1:9';
    });
    onTestFinished(() => stage.close());
    for (let index = 0; index < 2; index += 1) {
      const options = { location: place.location, platformUrl: stage.sandbox.url, forwardUrl: stage.partner.url };
      const process = new WebhookProcess(options);
      processes.push(process);
      onTestFinished(() => process.stop('SIGKILL'));
    }
    const [one, other] = processes as [WebhookProcess, WebhookProcess];
    await Promise.all([one.url, other.url]);
    return { stage, one, other };
  }

  test('hand over 10,000 orders once each, every third delivered twice at the same moment', {
    timeout: 240_000,
  }, async (context) => {
    const { stage, one, other } = await start(0, context);
    const apis = [new WebhookApi(() => one.url), new WebhookApi(() => other.url)] as const;
    const deliver = async (index: number, order: Parameters<typeof stage.ledger.sent>[0]) => {
      stage.ledger.sent(order);
      stage.ledger.answered(order, (await apis[index % 2 === 0 ? 0 : 1].callback(order)).status);
    };
    await inParallel(AT_ONCE, madeUpOrders(ORDERS, 'order').entries(), async ([index, order]) => {
      // Every second of the doubled ones goes to the same process twice, the others to both.
      const turns = index % 3 === 0 ? [index, index + (index % 6 === 0 ? 0 : 1)] : [index];
      await Promise.all(turns.map((turn) => deliver(turn, order)));
    });
    expect(await stage.brokenPromises()).toEqual([]);
    expect(stage.ledger.statuses).toEqual(new Set([200]));
    expect(new Set(stage.partner.handovers.map(({ eventId }) => eventId)).size).toBe(ORDERS);
    expect(stage.partner.handovers).toHaveLength(ORDERS);
  });

  test('lose nothing and keep every id when one of them is killed in the middle', {
    timeout: 120_000,
  }, async (context) => {
    const { stage, other } = await start(30, context);
    stage.partner.react = async () => {
      await pause(5);
      return 'take' as const;
    };
    const orders = madeUpOrders(600, 'order').flatMap((order, index) => {
      const known = stage.orders[index / 20];
      return known ? [known, order] : [order];
    });
    const killed = until('half is handed over', () => stage.partner.handovers.length > 200).then(() => {
      return other.stop('SIGKILL');
    });
    await inParallel(AT_ONCE / 2, orders.entries(), async ([index, order]) => {
      await Promise.all([stage.deliver(order), index % 3 === 0 ? stage.deliver(order) : undefined]);
    });
    await killed;
    expect(await stage.brokenPromises()).toEqual([]);
    expect(stage.partner.taken).toHaveLength(630);
  });
});
