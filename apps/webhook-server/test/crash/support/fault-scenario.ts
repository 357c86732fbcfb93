import { steadyPort } from '@assessment-kit/console-parts/testing/steady-port';
import { createSandbox, type FaultProfile, type Sandbox } from '@assessment-kit/sandbox';
import type { WebhookServer } from '../../../src/index.ts';
import { until } from './canonical.ts';
import { startHere } from './impatient.ts';
import { brokenPromises, look, reportsNotShown, type Seen, sendWhatIsMissing } from './invariants.ts';
import { Ledger, type OrderCallback } from './ledger.ts';
import { Lives } from './lives.ts';
import { PartnerSystem, type Reaction } from './partner-system.ts';
import { COMPANY, ordersOf, PACKAGE, register } from './platform-side.ts';
import { pause, Seeded } from './seeded.ts';
import { WebhookApi } from './webhook-api.ts';
import { type Engine, environmentOf, freshPlace } from './webhook-process.ts';

type DeliveryFault = NonNullable<FaultProfile['deliveries']>[number];
type AnswerFault = NonNullable<FaultProfile['answers']>[number];

const OF_DELIVERIES: readonly DeliveryFault['kind'][] = [
  'duplicate',
  'concurrent-duplicate',
  'reorder',
  'late',
  'dropped',
  'truncated',
  'wrong-key',
  'changed',
];
const OF_ANSWERS: readonly AnswerFault['kind'][] = [
  'error-before',
  'error-after',
  'timeout',
  'reset-before',
  'reset-after',
  'broken-off',
  'unreadable',
  'slow',
  'rate-limited',
  'token-revoked',
];

/** For how long faults go on after all orders were placed, in ms, unless everything is over before. */
const FAULTS_MS = 1_500;

/** Everything that a seed decides beforehand. */
interface Chances {
  faults: FaultProfile;
  partnerFails: number;
  resend: boolean;
  orders: number;
  outage: boolean;
  restarts: number;
}

function chancesOf(random: Seeded, seed: number): Chances {
  const probability = () => 0.15 + random.next() * 0.35;
  const deliveries = random.some(OF_DELIVERIES, 0, 4).map((kind) => ({ kind, probability: probability() }));
  const answers = random.some(OF_ANSWERS, 1, 3).flatMap((kind) =>
    (['updateAssessmentOrder', 'issueToken'] as const).map((operationId) => {
      return { kind, probability: probability(), operationId };
    }),
  );
  return {
    faults: { seed, deliveries, answers },
    partnerFails: random.one([0, 0.2, 0.5]),
    resend: random.chance(0.25),
    orders: random.whole(1, 4),
    outage: random.chance(0.3),
    restarts: random.one([0, 0, 1, 2]),
  };
}

/**
 * What is seen when nothing is under way. By the platform's clock a callback is given up after a tenth of a second: on a
 * busy machine the server may store one, and answer nobody, that came when all seemed over.
 */
async function lookWhen(what: string, isQuiet: () => Promise<boolean>, take: () => Promise<Seen>): Promise<Seen> {
  for (;;) {
    await until(what, isQuiet);
    const seen = await take();
    if (seen.events.every(({ state }) => state !== 'pending')) return seen;
  }
}

/**
 * Plays the life of a few orders while the platform, its deliveries and the partner's system go wrong as the seed says,
 * lets everything come right in the end, and looks at it from outside.
 *
 * @returns What was seen that must never happen, and what was seen that shows that something went wrong on the way.
 */
export async function playSeed(seed: number, engine: Engine, postgresUrl: string): Promise<Played> {
  const random = new Seeded(seed);
  const chances = chancesOf(random, seed);
  const place = await freshPlace(engine, postgresUrl);
  const sandbox = await createSandbox({ seed });
  const partner = await PartnerSystem.start();
  const environment = {
    ...environmentOf(place.location, sandbox.url, partner.url),
    REPORTS_IN_DOUBT: chances.resend ? 'resend' : 'wait',
    PORT: String(await steadyPort()),
  };
  let server: WebhookServer = await startHere(environment);
  const api = new WebhookApi(() => server.url);
  const ledger = new Ledger(api);
  // Whatever waits or expires at the platform goes by this clock: two hundred times as fast.
  const clock = setInterval(() => sandbox.advance(1_000), 5);
  const stop = async () => void (await server.close());
  const start = async () => {
    server = await startHere(environment);
  };
  try {
    await register(sandbox, `${server.url}/callbacks/orders`);
    const lives = new Lives(ledger, random);
    partner.react = () => reaction(random, chances.partnerFails);
    partner.onTaken = (handover) => lives.begin(handover);
    sandbox.setFaults(chances.faults);
    await Promise.all([
      placeOrders(sandbox, random, chances),
      goAndComeBack(random, chances, { stop, start }),
      chances.outage ? beAway(sandbox, random, chances) : undefined,
    ]);

    // Most of what is reported meets the faults; what they hold up for too long gets through without them.
    const begun = performance.now();
    const isOver = async () => lives.areOver && (await api.isQuiet());
    await until('it is enough', async () => performance.now() - begun > FAULTS_MS || (await isOver()));
    sandbox.setFaults({});
    partner.react = () => 'take';
    // Lets the callback leave that waits to be overtaken.
    sandbox.placeOrder({ companyId: COMPANY, packageId: PACKAGE });
    await sandbox.settled();
    const quiet = async () => (await isOver()) && lives.areOver;
    await until('nothing is under way', quiet);

    const misled = fillIn(ledger, sandbox);
    const orderIds = [...new Set([...ledger.delivered.values()].map(({ orderId }) => orderId))];
    const world = { ledger, partner, platformOrders: () => ordersOf(sandbox, orderIds) };
    const seen = await lookWhen('nothing is under way', quiet, () => look(api, world));
    const options = { reportsMayRepeat: chances.resend };
    const broken = [...misled, ...brokenPromises(seen, options)];
    await sendWhatIsMissing(api, seen);
    const isSent = () => api.isQuiet();
    const last = await lookWhen('what was in doubt is sent', isSent, () => look(api, world));
    const all = [...broken, ...lives.problems, ...brokenPromises(last, options), ...reportsNotShown(last)];
    return { broken: all, met: metBy(seen, sandbox) };
  } catch (error) {
    return { broken: [`${error instanceof Error ? error.stack : error}`], met: [] };
  } finally {
    clearInterval(clock);
    await server.close();
    await partner.close();
    await sandbox.close();
    await place.remove();
  }
}

export interface Played {
  broken: string[];
  met: string[];
}

/** What went wrong on the way, as far as it can be told from outside. */
function metBy({ events, updates, partner }: Seen, sandbox: Sandbox): string[] {
  return [
    ...sandbox.deliveries().flatMap(({ fault }) => (fault === null ? [] : [`a delivery that is ${fault}`])),
    ...events.filter(({ revision }) => revision > 1).map(() => 'a changed order'),
    ...updates.filter(({ attempts }) => attempts > 1).map(() => 'an update sent more than once'),
    ...updates.filter(({ state }) => state === 'in_doubt').map(() => 'a report in doubt'),
    ...partner.handovers.filter(({ taken }) => !taken).map(() => 'a hand-over that was not taken'),
  ];
}

async function placeOrders(sandbox: Sandbox, random: Seeded, { orders }: Chances): Promise<void> {
  for (let index = 0; index < orders; index += 1) {
    sandbox.placeOrder({ companyId: COMPANY, packageId: PACKAGE });
    await pause(random.whole(0, 20));
  }
  await pause(random.whole(20, 120));
}

async function goAndComeBack(
  random: Seeded,
  { restarts }: Chances,
  server: { stop(): Promise<void>; start(): Promise<void> },
): Promise<void> {
  for (let index = 0; index < restarts; index += 1) {
    await pause(random.whole(10, 60));
    await server.stop();
    await pause(random.whole(0, 10));
    await server.start();
  }
}

/** The platform is away for ten of its minutes. */
async function beAway(sandbox: Sandbox, random: Seeded, { faults }: Chances): Promise<void> {
  await pause(random.whole(0, 60));
  const kind = random.one(['error-before', 'reset-before'] as const);
  sandbox.setFaults({
    answers: (['updateAssessmentOrder', 'issueToken'] as const).map((operationId) => ({ kind, operationId })),
  });
  for (let minute = 0; minute < 10; minute += 1) {
    sandbox.advance(60_000);
    await pause(5);
  }
  sandbox.setFaults(faults);
}

function reaction(random: Seeded, failing: number): Reaction {
  if (!random.chance(failing)) return 'take';
  return random.one<Reaction>(['take, then break the connection', 'break the connection', 500, 503, 429, 404]);
}

/** Writes into the ledger what the platform has sent and what it was answered; says which answers were wrong. */
function fillIn(ledger: Ledger, sandbox: Sandbox): string[] {
  return sandbox.deliveries().flatMap(({ callback, fault, status, request, orderId }) => {
    if (callback !== 'order') return [];
    if (fault === 'truncated' || fault === 'wrong-key') {
      return status === 200 ? [`A delivery of ${orderId} was accepted although it was ${fault}.`] : [];
    }
    const body = JSON.parse(request.body ?? '') as OrderCallback;
    ledger.sent(body);
    ledger.answered(body, status ?? undefined);
    return [];
  });
}
