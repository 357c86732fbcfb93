import type { Bench } from './bench.ts';
import type { Restart } from './options.ts';
import type { Try } from './outcome.ts';
import { pause } from './pause.ts';
import { prepareRestart } from './prepare-restart.ts';
import type { Probe } from './probe/probe.ts';
import { isTaken } from './wire/exchange.ts';
import { openConnection } from './wire/open-connection.ts';

/** Senders that go on while the receiver is killed, how long each rests between two orders, and how many they send. */
const SENDERS = 4;
const REST_MS = 10;
const MAX_ORDERS = 2_000;

/** Orders have to be on their way when the kill comes. */
const HEAD_START_MS = 250;

/** How long connections may take to break after the restart command has ended, in ms. */
const BREAK_MS = 3_000;

const LOOK_AGAIN_MS = 100;

/** What was seen while the receiver was killed and came back. */
export interface RestartSeen {
  /** Why it says nothing; `null`: it went away. */
  problem: string | null;
  /** The orders that it answered with success before it went away. */
  acknowledged: readonly (Try & { orderId: string })[];
  /** The last order tried after the kill. */
  afterwards: Try;
  /** An order from before that was sent again after it. */
  remembered: { orderId: string; tries: readonly Try[] };
}

/** Sends orders without a pause, has the receiver killed meanwhile, and waits for it to come back. */
export async function restartUnderLoad(bench: Bench, probe: Probe | null, restart: Restart): Promise<RestartSeen> {
  const known = bench.order();
  const { orderId } = known.assessmentOrder;
  const before = await bench.sendOrder(known);
  await probe?.handedOver([orderId]);

  const acknowledged: (Try & { orderId: string })[] = [];
  let wentAway = false;
  let over = false;
  let sent = 0;
  const sender = async () => {
    while (!over && !wentAway && sent < MAX_ORDERS) {
      sent += 1;
      const order = bench.order();
      const exchange = await bench.sendOrder(order, { atOnce: true, orderId: null });
      if (isTaken(exchange)) {
        acknowledged.push({ what: 'before the kill', exchange, orderId: order.assessmentOrder.orderId });
      } else if (exchange.response === null) wentAway = true;
      await pause(REST_MS, bench.signal);
    }
  };
  // Says that the receiver went away even when no order was under way at that moment.
  const sentinel = openConnection(bench.settings.url);
  sentinel.once('close', () => {
    wentAway = true;
  });
  const kill = prepareRestart(restart, bench.settings.limits.restartMs, bench.signal);
  const senders = Promise.all(Array.from({ length: SENDERS }, sender));
  await pause(HEAD_START_MS, bench.signal);
  const problem = await kill();
  // A connection may break a moment after the command has ended.
  const until = performance.now() + BREAK_MS;
  while (problem === null && !wentAway && performance.now() < until) await pause(REST_MS, bench.signal);
  over = true;
  await senders;
  sentinel.removeAllListeners('close').destroy();

  const afterwards = await firstTakenAgain(bench);
  const again = isTaken(afterwards.exchange) ? await bench.sendOrder(known) : afterwards.exchange;
  return {
    problem: problem ?? (wentAway ? null : NEVER_WENT),
    acknowledged,
    afterwards,
    remembered: {
      orderId,
      tries: [
        { what: 'before the restart', exchange: before },
        { what: 'after the restart', exchange: again },
      ],
    },
  };
}

const NEVER_WENT =
  'No connection broke while the restart command ran, so nothing was killed as far as can be seen. It has to kill the receiver hard (SIGKILL).';

async function firstTakenAgain(bench: Bench): Promise<Try> {
  const until = performance.now() + bench.settings.limits.restartMs;
  for (;;) {
    const exchange = await bench.sendOrder();
    if (isTaken(exchange) || performance.now() > until || bench.signal.aborted)
      return { what: 'after the kill', exchange };
    await pause(LOOK_AGAIN_MS, bench.signal);
  }
}
