import type { Load } from '../load.ts';
import { measured, medianRatio } from '../measured.ts';
import { number, type Promised, type Report, table } from '../report.ts';
import type { Databases, Engine } from './databases.ts';
import { loadOfOrders } from './load-of-orders.ts';
import { LABELS, stop, webhookServer } from './receivers.ts';
import type { Sizes } from './sizes.ts';

const STEPS = 10;
/** Of what is in use once memory has its size. */
const MOST_GROWTH = 1.2;
const MOST_SLOWER = 1.3;

/** Memory while many orders come, and how fast more are taken when many are stored. */
export async function manyOrders(engine: Engine, databases: Databases, sizes: Sizes): Promise<Report> {
  const few = await webhookServer(engine, databases);
  const many = await webhookServer(engine, databases);
  try {
    const filled = await fill(many, sizes.storedOrders);
    await loadOfOrders(few, { seconds: sizes.warmUpSeconds });
    const rounds: { few: Load[]; many: Load[] } = { few: [], many: [] };
    for (let round = 0; round < sizes.rounds; round += 1) {
      rounds.few.push(await loadOfOrders(few, { seconds: sizes.roundSeconds }));
      rounds.many.push(await loadOfOrders(many, { seconds: sizes.roundSeconds }));
    }
    const slower = medianRatio(rounds.few, rounds.many);
    const row = (name: string, loads: readonly Load[]) => {
      const { requestsPerSecond, p50Ms, p99Ms } = measured(loads);
      return [name, number(requestsPerSecond), number(p50Ms, 1), number(p99Ms, 1)];
    };
    const { promise, text } = memory(engine, filled, sizes);
    const stored = number(sizes.storedOrders);
    return {
      text: [
        text,
        '',
        table([
          [`${LABELS[engine]}, stored at the beginning`, 'orders/s', 'p50 ms', 'p99 ms'],
          row('none', rounds.few),
          row(stored, rounds.many),
        ]),
      ].join('\n'),
      promises: [
        promise,
        {
          promise: `${LABELS[engine]}: ${stored} stored orders slow down new ones by at most ${MOST_SLOWER} times`,
          measured: `${number(slower, 2)} ×`,
          reached: slower <= MOST_SLOWER,
        },
      ],
    };
  } finally {
    await Promise.all([stop(few), stop(many)]);
  }
}

interface Step {
  orders: number;
  MiB: number;
}

async function fill(receiver: Awaited<ReturnType<typeof webhookServer>>, orders: number): Promise<Step[]> {
  const [process] = receiver.processes;
  const steps: Step[] = [];
  for (let step = 1; step <= STEPS; step += 1) {
    await loadOfOrders(receiver, { requests: orders / STEPS });
    steps.push({ orders: (orders / STEPS) * step, MiB: process?.residentMiB() ?? Number.NaN });
  }
  return steps;
}

function memory(
  engine: Engine,
  steps: readonly Step[],
  { memoryFrom, memoryOrders }: Sizes,
): { promise: Promised; text: string } {
  const first = steps.find(({ orders }) => orders >= memoryFrom);
  const last = steps.find(({ orders }) => orders >= memoryOrders);
  if (!first || !last) throw new Error('Fewer orders were stored than memory is promised for.');
  return {
    promise: {
      promise: `${LABELS[engine]}: memory after ${number(last.orders)} orders at most ${MOST_GROWTH} times that after ${number(first.orders)}`,
      measured: `${number(last.MiB / first.MiB, 2)} ×`,
      reached: last.MiB <= first.MiB * MOST_GROWTH,
    },
    text: table([
      [`${LABELS[engine]}, orders`, ...steps.map(({ orders }) => number(orders))],
      ['MiB', ...steps.map(({ MiB }) => number(MiB))],
    ]),
  };
}
