import type { Report } from '../report.ts';
import { againstExpress } from './against-express.ts';
import { type Engine, openDatabases } from './databases.ts';
import { handOverLatency } from './hand-over.ts';
import { laneRates } from './lanes.ts';
import { manyOrders } from './many-orders.ts';
import { FULL, QUICK } from './sizes.ts';

const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** How fast orders are taken and worked through, every one of them on disk before it is answered. */
export async function benchIngest({ quick }: { quick: boolean }): Promise<Report> {
  const sizes = quick ? QUICK : FULL;
  const databases = await openDatabases();
  try {
    const express = await againstExpress(databases, sizes);
    const handOver = await handOverLatency(ENGINES, databases, sizes);
    const lanes = await laneRates(ENGINES, databases, sizes);
    const many: Report[] = [];
    for (const engine of ENGINES) many.push(await manyOrders(engine, databases, sizes));
    const text = [
      '## Next to Express\n',
      'Orders of 1 KiB, no two with the same id, over 64 connections with one request under way on each; every server takes its',
      'turns. The webhook server checks key, size and schema, and answers when the order is on disk (SQLite `synchronous=FULL`;',
      `${databases.version} with \`fsync\` and \`synchronous_commit\` on). The first row keeps nothing; the last two insert each order by`,
      'itself and check nothing. All of it runs on one machine: load generator, servers and PostgreSQL share its cores, so what a',
      'second process gains where it has cores of its own does not show here.\n',
      express.text,
      '\n## Handing over\n',
      'One order at a time, by a signed POST to a system that answers at once.\n',
      handOver.text,
      '\n## Lanes\n',
      'Updates worked through strictly in sequence within an order, 20 to an order, by a handler that does nothing. They were all',
      'there when the worker began.\n',
      lanes.text,
      '\n## Many orders\n',
      'Memory (resident set of the server) while orders come as fast as they are taken, then new orders by turns into a database that',
      'was empty and into the one that was filled.\n',
      many.map(({ text }) => text).join('\n\n'),
    ];
    const promises = [express, handOver, lanes, ...many].flatMap((report) => report.promises);
    return { text: text.join('\n'), promises };
  } finally {
    await databases.remove();
  }
}
