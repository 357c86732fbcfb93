import { describe, expect, inject, test } from 'vitest';
import { until } from './support/canonical.ts';
import { inParallel } from './support/in-parallel.ts';
import { pause } from './support/seeded.ts';
import { madeUpOrders, Stage } from './support/stage.ts';
import { freshPlace, WebhookProcess } from './support/webhook-process.ts';

/** How often it is stopped in the middle of everything. */
const STOPS = 4;

describe.concurrent.each(['sqlite', 'postgres'] as const)(
  'a webhook server on %s that is stopped by SIGTERM at work',
  (engine) => {
    test('ends with 0, has doubled nothing and lost nothing', { timeout: 120_000 }, async ({ onTestFinished }) => {
      const place = await freshPlace(engine, inject('postgresUrl'));
      onTestFinished(place.remove);
      let server: WebhookProcess | null = null;
      const stage = await Stage.set(20, () => server?.url ?? '');
      onTestFinished(() => stage.close());
      const start = () => {
        const started = new WebhookProcess({
          location: place.location,
          platformUrl: stage.sandbox.url,
          forwardUrl: stage.partner.url,
        });
        server = started;
        onTestFinished(() => started.stop('SIGKILL'));
        return started;
      };
      stage.partner.react = async () => {
        await pause(10);
        return 'take' as const;
      };

      const stopping = (async () => {
        let running = start();
        for (let stop = 1; stop <= STOPS; stop += 1) {
          const enough = stage.partner.handovers.length + 30;
          await until('work goes on', () => stage.partner.handovers.length >= enough);
          await running.stop('SIGTERM');
          expect([running.end, running.output]).toEqual([0, '']);
          running = start();
        }
      })();
      await inParallel(8, madeUpOrders(200, 'order').entries(), async ([index, order]) => {
        const known = index % 10 === 0 ? stage.orders[index / 10] : undefined;
        await Promise.all([stage.deliver(order), known ? stage.deliver(known) : undefined]);
      });
      await stopping;
      const { updates } = await stage.look();
      expect(updates.filter(({ state }) => state !== 'delivered')).toEqual([]);
      expect(await stage.brokenPromises()).toEqual([]);
      expect(stage.partner.handovers).toHaveLength(220);
    });
  },
);
