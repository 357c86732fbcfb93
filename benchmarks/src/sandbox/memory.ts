import { runLoad } from '../load.ts';
import { number, type Report, table } from '../report.ts';
import { startSandbox } from '../server-process.ts';
import { connect, placeOrders } from './partner.ts';

const CONNECTIONS = 16;
const STEP = 50_000;
/** V8 gives its young generation its full size in the first 50,000 to 100,000; what lives stays at 14 to 19 MiB. */
const WARM_UP_STEPS = 2;
const STEPS = 6;
const ORDERS = 100;
/** Of what is in use after the warm-up. */
const MOST_GROWTH = 1.2;

/** Memory of the sandbox while requests come that leave its state as large as it is. */
export async function memoryOverRequests(): Promise<Report> {
  const sandbox = await startSandbox();
  try {
    const partner = await connect(sandbox.url);
    const orders = await placeOrders(sandbox.url, ORDERS);
    const kinds = [
      () => partner.putPackage(),
      () => partner.getPackages(),
      (index: number) => partner.patchOrder(orders[index % orders.length] ?? '', index % 100),
    ];
    const request = (index: number) => (kinds[index % kinds.length] ?? kinds[0])?.(index) ?? partner.getPackages();
    const used = [sandbox.residentMiB()];
    for (let step = 0; step < STEPS; step += 1) {
      await runLoad({ origin: sandbox.url, connections: CONNECTIONS, until: { requests: STEP }, request });
      used.push(sandbox.residentMiB());
    }
    const first = used[WARM_UP_STEPS] ?? Number.NaN;
    const last = used.at(-1) ?? Number.NaN;
    const head = ['requests', ...used.map((_, step) => number(step * STEP))];
    return {
      text: table([head, ['MiB', ...used.map((each) => number(each))]]),
      promises: [
        {
          promise: `memory after ${number(STEP * STEPS)} requests: at most ${MOST_GROWTH} times that after ${number(STEP * WARM_UP_STEPS)}`,
          measured: `${number(last / first, 2)} ×`,
          reached: last <= first * MOST_GROWTH,
        },
      ],
    };
  } finally {
    await sandbox.stop();
  }
}
