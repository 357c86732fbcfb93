import { type Load, type LoadRequest, runLoad } from '../load.ts';
import { measured, medianRatio } from '../measured.ts';
import { number, type Promised, type Report, table } from '../report.ts';
import { type ServerProcess, startPrism, startSandbox } from '../server-process.ts';
import { connect, Partner } from './partner.ts';

const CONNECTIONS = 16;
const ROUNDS = 7;
const ROUND_SECONDS = 3;
const WARM_UP_SECONDS = 4;
const LEAST_RATIO = 6;
const GOAL_RATIO = 10;
const MOST_P99_RATIO = 0.2;

/** PUT package and GET packages, sandbox and Prism by turns. */
export async function againstPrism(): Promise<Report> {
  const sandbox = await startSandbox();
  const prism = await startPrism();
  try {
    const partner = await connect(sandbox.url);
    const other = new Partner('any');
    const put = await compare('PUT package', [sandbox, partner.putPackage()], [prism, other.putPackage()]);
    const get = await compare('GET packages', [sandbox, partner.getPackages()], [prism, other.getPackages()]);
    const rows = [['', 'requests/s', 'p50 ms', 'p99 ms'], ...put.rows, ...get.rows];
    return { text: table(rows), promises: [...put.promises, ...get.promises] };
  } finally {
    await Promise.all([sandbox.stop(), prism.stop()]);
  }
}

type Side = readonly [server: ServerProcess, request: LoadRequest];

async function compare(name: string, sandbox: Side, prism: Side): Promise<{ rows: string[][]; promises: Promised[] }> {
  const run = ([server, request]: Side, seconds: number) =>
    runLoad({ origin: server.url, connections: CONNECTIONS, until: { seconds }, request: () => request });
  for (const side of [sandbox, prism]) await run(side, WARM_UP_SECONDS);
  const ours: Load[] = [];
  const theirs: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Each goes first as often as the other, within one.
    const turns = [
      async () => void ours.push(await run(sandbox, ROUND_SECONDS)),
      async () => void theirs.push(await run(prism, ROUND_SECONDS)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
  }

  const our = measured(ours);
  const their = measured(theirs);
  const ratio = medianRatio(ours, theirs);
  const p99Ratio = our.p99Ms / their.p99Ms;
  const row = (server: string, { requestsPerSecond, p50Ms, p99Ms }: typeof our) => [
    `${name}, ${server}`,
    number(requestsPerSecond),
    number(p50Ms, 2),
    number(p99Ms, 2),
  ];
  return {
    rows: [
      row('sandbox', our),
      row('Prism', their),
      [`${name}, ratio`, `${number(ratio, 1)} ×`, number(our.p50Ms / their.p50Ms, 2), number(p99Ratio, 2)],
    ],
    promises: [
      {
        promise: `${name}: at least ${LEAST_RATIO} times Prism's requests/s (goal ${GOAL_RATIO})`,
        measured: `${number(ratio, 1)} ×`,
        reached: ratio >= LEAST_RATIO,
      },
      {
        promise: `${name}: p99 at most a fifth of Prism's`,
        measured: number(p99Ratio, 2),
        reached: p99Ratio <= MOST_P99_RATIO,
      },
    ],
  };
}
