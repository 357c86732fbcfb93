import { type Load, runLoad } from '../load.ts';
import { measured, median } from '../measured.ts';
import { number, type Report, table } from '../report.ts';
import { type ServerProcess, startSandbox } from '../server-process.ts';
import { connect, type Partner, placeOrders } from './partner.ts';

const FEW = 100;
const MANY = 100_000;
const ROUNDS = 7;
const ROUND_SECONDS = 2;
const WARM_UP_SECONDS = 3;
const MOST_RATIO = 1.5;

/** How long an update takes, one at a time, in a sandbox with few and in one with many orders. */
export async function manyOrders(): Promise<Report> {
  const few = await fill(FEW);
  const many = await fill(MANY);
  try {
    for (const each of [few, many]) await update(each, WARM_UP_SECONDS);
    const rounds: [few: Load, many: Load][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push([await update(few, ROUND_SECONDS), await update(many, ROUND_SECONDS)]);
    }
    const p50 = (load: Load) => load.microseconds.percentile(50);
    const ratio = median(rounds.map(([left, right]) => p50(right) / p50(left)));
    const row = (name: string, loads: readonly Load[]) => {
      const { requestsPerSecond, p50Ms, p99Ms } = measured(loads);
      return [name, number(requestsPerSecond), number(p50Ms, 3), number(p99Ms, 3)];
    };
    return {
      text: table([
        ['PATCH order', 'requests/s', 'p50 ms', 'p99 ms'],
        row(
          `${number(FEW)} orders`,
          rounds.map(([load]) => load),
        ),
        row(
          `${number(MANY)} orders`,
          rounds.map(([, load]) => load),
        ),
      ]),
      promises: [
        {
          promise: `PATCH with ${number(MANY)} orders: p50 at most ${MOST_RATIO} times that with ${number(FEW)}`,
          measured: `${number(ratio, 2)} ×`,
          reached: ratio <= MOST_RATIO,
        },
      ],
    };
  } finally {
    await Promise.all([few.sandbox.stop(), many.sandbox.stop()]);
  }
}

interface Filled {
  sandbox: ServerProcess;
  partner: Partner;
  orders: readonly string[];
}

async function fill(count: number): Promise<Filled> {
  const sandbox = await startSandbox();
  const partner = await connect(sandbox.url);
  return { sandbox, partner, orders: await placeOrders(sandbox.url, count) };
}

/** Far enough apart that neighbours in memory do not help; a prime, so that every order has its turn. */
const STRIDE = 7_919;

function update({ sandbox, partner, orders }: Filled, seconds: number): Promise<Load> {
  const request = (index: number) => partner.patchOrder(orders[(index * STRIDE) % orders.length] ?? '', index % 100);
  return runLoad({ origin: sandbox.url, connections: 1, until: { seconds }, request });
}
