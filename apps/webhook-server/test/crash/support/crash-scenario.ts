import type { WebhookServer } from '../../../src/index.ts';
import { until } from './canonical.ts';
import { startHere } from './impatient.ts';
import { brokenPromises, look, reportsNotShown, sendWhatIsMissing } from './invariants.ts';
import { Ledger, type OrderCallback, resultsOf } from './ledger.ts';
import { PartnerSystem } from './partner-system.ts';
import { ordersOf, type preparePlatform } from './platform-side.ts';
import { WebhookApi } from './webhook-api.ts';
import {
  CRASH_PRELOAD,
  type Engine,
  environmentOf,
  freshPlace,
  IMPATIENT_MAIN,
  WebhookProcess,
} from './webhook-process.ts';

export interface Play {
  engine: Engine;
  postgresUrl: string;
  platform: Awaited<ReturnType<typeof preparePlatform>>;
  /** For the preload: where to list the steps, or at which to die. */
  env: Readonly<Record<string, string>>;
}

/** How the process ended, and what was seen that must never happen. */
export interface Outcome {
  end: number | NodeJS.Signals | null;
  broken: string[];
}

/**
 * Plays a small life of two orders with a webhook server in a process of its own, on a fresh store. When it dies on the
 * way, another one is started on the same store, and everyone outside goes on as they would: what got no answer is sent
 * again. At the end everything is looked at from outside.
 */
export async function playUntil({ engine, postgresUrl, platform, env }: Play): Promise<Outcome> {
  const place = await freshPlace(engine, postgresUrl);
  const sandbox = await platform.again();
  const partner = await PartnerSystem.start();
  const first = new WebhookProcess({
    location: place.location,
    platformUrl: sandbox.url,
    forwardUrl: partner.url,
    main: IMPATIENT_MAIN,
    nodeOptions: ['--import', CRASH_PRELOAD],
    env,
  });
  let second: WebhookServer | null = null;
  const afterwards = first.ended.then(async () => {
    second = await startHere(environmentOf(place.location, sandbox.url, partner.url));
    return second.url;
  });
  afterwards.catch(() => {});
  const url = () => (first.end === null ? first.url.catch(() => afterwards) : afterwards);
  const api = new WebhookApi(url);
  const ledger = new Ledger(api);
  try {
    await live({ ledger, partner, sandbox, callbacks: platform.callbacks });
    await first.stop('SIGTERM');
    await afterwards;
    const orderIds = platform.callbacks.map(({ assessmentOrder }) => assessmentOrder.orderId);
    const world = { ledger, partner, platformOrders: () => ordersOf(sandbox, orderIds) };
    await until('nothing is under way', () => api.isQuiet());
    const seen = await look(api, world);
    const broken = brokenPromises(seen);
    await sendWhatIsMissing(api, seen);
    await until('nothing is under way', () => api.isQuiet());
    const last = await look(api, world);
    return { end: first.end, broken: [...broken, ...brokenPromises(last), ...reportsNotShown(last)] };
  } catch (error) {
    return { end: first.end, broken: [`${error instanceof Error ? error.message : error} ${first.output}`] };
  } finally {
    await first.stop('SIGKILL');
    await (second as WebhookServer | null)?.close();
    await partner.close();
    await sandbox.close();
    await place.remove();
  }
}

interface Actors {
  ledger: Ledger;
  partner: PartnerSystem;
  sandbox: Awaited<ReturnType<Play['platform']['again']>>;
  callbacks: readonly OrderCallback[];
}

/**
 * Two orders: one comes twice and then changed, is handed over at the second try, and gets results and reports. A job and an
 * error come beside them.
 */
async function live({ ledger, partner, sandbox, callbacks }: Actors): Promise<void> {
  const [one, other] = callbacks as [OrderCallback, OrderCallback];
  const changed = { assessmentOrder: { ...one.assessmentOrder, location: 'Elsewhere' } };
  const again = (send: () => Promise<boolean>) => until('a request is answered', send);
  const job = { jobId: 'job-1', title: 'Baker' };
  const failure = { CorrelationId: 'c-1', Value: { Code: 'internal_error', Message: 'Failed.' } };
  let refusals = 1;
  partner.react = ({ revision, orderId }) => (orderId && revision === 1 && refusals-- > 0 ? 503 : 'take');
  // One update is stored although the answer is an error; one is not stored.
  sandbox.setFaults({
    answers: [
      { kind: 'error-before', operationId: 'updateAssessmentOrder', orderId: one.assessmentOrder.orderId, count: 1 },
      { kind: 'error-after', operationId: 'updateAssessmentOrder', orderId: other.assessmentOrder.orderId, count: 1 },
    ],
  });

  await again(() => ledger.deliver(one));
  await Promise.all([again(() => ledger.deliver(one)), again(() => ledger.deliver(other))]);
  await Promise.all([
    again(() => ledger.deliver(changed)),
    again(() => ledger.deliverOther('jobs', job)),
    again(() => ledger.deliverOther('errors', failure)),
  ]);
  await again(() => ledger.deliverOther('jobs', job));
  await until('five events are handed over', () => partner.taken.length === 5);

  const { orderId } = one.assessmentOrder;
  const started = resultsOf(orderId, 1, {
    assessment: 'InProgress',
    tests: { SQL: 'InProgress', EXCEL: 'InProgress' },
  });
  await again(() => ledger.report(orderId, started));
  const done = resultsOf(orderId, 2, {
    assessment: 'Complete',
    tests: { SQL: 'Complete', EXCEL: 'Complete' },
    reports: ['summary'],
    testReports: { SQL: 'details' },
  });
  const part = resultsOf(other.assessmentOrder.orderId, 1, { tests: { SQL: 'Complete' }, reports: ['preview'] });
  await Promise.all([
    again(() => ledger.report(orderId, done)),
    again(() => ledger.report(other.assessmentOrder.orderId, part)),
  ]);
  await sandbox.waitFor(orderId, ({ packageStatus }) => packageStatus === 'Completed', 60_000);
  await until('the update with the preview came', () => {
    return sandbox.order(other.assessmentOrder.orderId)?.partnerTrackingId !== null;
  });
}
