import { describe, expect, inject, test } from 'vitest';
import { until } from './support/canonical.ts';
import type { Reaction } from './support/partner-system.ts';
import { pause } from './support/seeded.ts';
import { madeUpOrders, Stage } from './support/stage.ts';
import { freshPlace, WebhookProcess } from './support/webhook-process.ts';

describe('a process that stands still for longer than its lease', () => {
  test('does not disturb the one that went on with its orders', { timeout: 60_000 }, async ({ onTestFinished }) => {
    const place = await freshPlace('postgres', inject('postgresUrl'));
    onTestFinished(place.remove);
    let current: WebhookProcess | null = null;
    const stage = await Stage.set(0, () => current?.url ?? '');
    onTestFinished(() => stage.close());
    const start = () => {
      const options = { location: place.location, platformUrl: stage.sandbox.url, forwardUrl: stage.partner.url };
      const process = new WebhookProcess(options);
      onTestFinished(() => process.stop('SIGKILL'));
      return process;
    };
    const [placed] = madeUpOrders(1, 'order');
    if (!placed) throw new Error('There is no order.');
    const changed = { assessmentOrder: { ...placed.assessmentOrder, location: 'Elsewhere' } };
    const { handovers } = stage.partner;
    const handedOver = (count: number) => until(`${count} hand-overs came`, () => handovers.length >= count);

    // The first hand-over gets no answer while the one who sent it lives.
    const one = start();
    current = one;
    stage.partner.react = () => new Promise<Reaction>(() => {});
    await stage.deliver(placed);
    await handedOver(1);
    one.child.kill('SIGSTOP');

    // Another process takes over, hands the order over again, and then the change of it, which takes its time.
    let answer: (reaction: Reaction) => void = () => {};
    stage.partner.react = ({ revision }) => {
      return revision === 1 ? 'take' : new Promise<Reaction>((resolve) => (answer = resolve));
    };
    current = start();
    await stage.deliver(changed);
    await handedOver(3);
    one.child.kill('SIGCONT');
    // Now it learns that it came too late; what it does about it must not show.
    await pause(1_500);
    answer('take');
    expect(await stage.brokenPromises()).toEqual([]);
    expect(handovers.map(({ revision }) => revision)).toEqual([1, 1, 2]);
  });
});
