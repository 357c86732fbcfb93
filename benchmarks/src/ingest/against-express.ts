import type { Load } from '../load.ts';
import { measured, medianRatio } from '../measured.ts';
import { number, type Promised, type Report, table } from '../report.ts';
import type { Databases } from './databases.ts';
import { loadOfOrders } from './load-of-orders.ts';
import { bareExpress, insertThenAnswer, type Receiver, stop, webhookServer } from './receivers.ts';
import type { Sizes } from './sizes.ts';

const MOST_P99_MS = 100;
const LEAST_OF_NAIVE = 3;
const LEAST_OF_ONE = 1.6;

/** New orders over 64 connections, to every receiver by turns. */
export async function againstExpress(databases: Databases, sizes: Sizes): Promise<Report> {
  const receivers = {
    bare: await bareExpress(),
    sqlite: await webhookServer('sqlite', databases),
    postgres: await webhookServer('postgres', databases),
    two: await webhookServer('postgres', databases, 2),
    naiveSqlite: await insertThenAnswer('sqlite', databases),
    naivePostgres: await insertThenAnswer('postgres', databases),
  };
  try {
    const loads = await takeTurns(Object.values(receivers), sizes);
    const of = (receiver: Receiver) => loads.get(receiver) ?? [];
    const ratio = (one: Receiver, other: Receiver) => medianRatio(of(one), of(other));
    const rows = Object.values(receivers).map((receiver) => {
      const { requestsPerSecond, p50Ms, p99Ms } = measured(of(receiver));
      const ofBare = `${number(ratio(receiver, receivers.bare), 2)} ×`;
      return [receiver.name, number(requestsPerSecond), ofBare, number(p50Ms, 1), number(p99Ms, 1)];
    });
    const { bare, sqlite, postgres, two, naiveSqlite, naivePostgres } = receivers;
    return {
      text: table([['64 connections', 'orders/s', 'of Express', 'p50 ms', 'p99 ms'], ...rows]),
      promises: [
        ...[sqlite, postgres].map((receiver) =>
          atLeast(
            `${receiver.name}: at least 1 times Express that stores nothing (goal 1.5)`,
            ratio(receiver, bare),
            1,
          ),
        ),
        ...[sqlite, postgres].map((receiver) => p99Of(receiver, of(receiver))),
        atLeast(
          `${sqlite.name}: at least ${LEAST_OF_NAIVE} times one INSERT each`,
          ratio(sqlite, naiveSqlite),
          LEAST_OF_NAIVE,
        ),
        atLeast(
          `${postgres.name}: at least ${LEAST_OF_NAIVE} times one INSERT each`,
          ratio(postgres, naivePostgres),
          LEAST_OF_NAIVE,
        ),
        atLeast(
          `${two.name}: at least ${LEAST_OF_ONE} times one, given free cores for both`,
          ratio(two, postgres),
          LEAST_OF_ONE,
        ),
      ],
    };
  } finally {
    await Promise.all(Object.values(receivers).map(stop));
  }
}

/** Each goes first, second and so on as often as the others, within one: what slows the machine for a while slows all. */
async function takeTurns(receivers: readonly Receiver[], sizes: Sizes): Promise<ReadonlyMap<Receiver, Load[]>> {
  const loads = new Map<Receiver, Load[]>(receivers.map((receiver) => [receiver, []]));
  for (const receiver of receivers) await loadOfOrders(receiver, { seconds: sizes.warmUpSeconds });
  for (let round = 0; round < sizes.rounds; round += 1) {
    const first = round % receivers.length;
    for (const receiver of [...receivers.slice(first), ...receivers.slice(0, first)]) {
      loads.get(receiver)?.push(await loadOfOrders(receiver, { seconds: sizes.roundSeconds }));
    }
  }
  return loads;
}

function atLeast(promise: string, ratio: number, least: number): Promised {
  return { promise, measured: `${number(ratio, 2)} ×`, reached: ratio >= least };
}

function p99Of({ name }: Receiver, loads: readonly Load[]): Promised {
  const { p99Ms } = measured(loads);
  return {
    promise: `${name}: p99 below ${MOST_P99_MS} ms`,
    measured: `${number(p99Ms, 1)} ms`,
    reached: p99Ms < MOST_P99_MS,
  };
}
