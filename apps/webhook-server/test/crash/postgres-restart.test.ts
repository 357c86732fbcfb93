import { describe, expect, test } from 'vitest';
import type { WebhookServer } from '../../src/index.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { until } from './support/canonical.ts';
import { startHere } from './support/impatient.ts';
import { inParallel } from './support/in-parallel.ts';
import { madeUpOrders, Stage } from './support/stage.ts';
import { environmentOf } from './support/webhook-process.ts';

describe('PostgreSQL that is taken away under load', () => {
  test.concurrent.for(['kill', 'stop'] as const)(
    'by a %s costs nothing, is told as 503 meanwhile, and is used again without a restart',
    { timeout: 120_000 },
    async (end, { onTestFinished }) => {
      const postgres: PostgresServer = await startPostgres();
      onTestFinished(() => postgres.remove());
      let server: WebhookServer | null = null;
      const stage = await Stage.set(20, () => server?.url ?? '');
      onTestFinished(() => stage.close());
      const location = { databaseUrl: postgres.url, dataDir: '' };
      server = await startHere(environmentOf(location, stage.sandbox.url, stage.partner.url));
      onTestFinished(async () => void (await server?.close()));

      const interrupted = (async () => {
        for (const taken of [40, 160]) {
          await until('some are handed over', () => stage.partner.taken.length >= taken);
          await postgres[end]();
          const [probe] = madeUpOrders(1, `while-away-${taken}`);
          if (probe) expect(await stage.ledger.deliver(probe)).toBe(false);
          await postgres.start();
        }
      })();
      await inParallel(16, madeUpOrders(300, 'order').entries(), async ([index, order]) => {
        const known = index % 15 === 0 ? stage.orders[index / 15] : undefined;
        await Promise.all([stage.deliver(order), known ? stage.deliver(known) : undefined]);
      });
      await interrupted;
      expect(await stage.brokenPromises()).toEqual([]);
      expect([...stage.ledger.statuses].sort()).toEqual([200, 202, 503]);
      expect((await stage.api.callback(stage.orders[0])).status).toBe(200);
    },
  );
});
