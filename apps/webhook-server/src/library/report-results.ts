import { type Problem, problemsOf } from '@assessment-kit/contract/error-body';
import type { RequestBody, Schema } from '@assessment-kit/contract/webhook-server';
import { checkBody, checkParameters } from '@assessment-kit/contract/webhook-server/requests';
import { orderOperations } from '../api/order-operations.ts';
import { activeTraceparent } from '../monitoring/tracing.ts';
import type { Store } from '../store/store.ts';

/** The state that an order shall have: what is left out stays as it is. */
export type Results = RequestBody<'reportResults'>;

/** How results are reported. */
export interface ReportOptions {
  /** 1 to 255 visible characters: the same report with the same key is taken once. Kept for a day. */
  idempotencyKey?: string;
}

/** The updates that will leave, or why the results are refused. */
export type Reported =
  /** Stored; `startWorkers` with a `platform` sends the updates, in this sequence. */
  | { ok: true; updates: Schema<'Update'>[]; repeated: boolean }
  /** Nothing was stored. `status` is what the server would answer: 400, 404, 409 or 422. */
  | { ok: false; status: number; problems: Problem[] };

/**
 * Reports the results of an order without the server: with the checks, the planning and the promises of
 * `POST /v1/orders/{orderId}/results`.
 *
 * ```ts
 * const store = await openStore({ databaseUrl: null, dataDir: '.data' });
 * const reported = await reportResults(store, orderId, { overallScore: '87' });
 * if (!reported.ok) console.error(reported.status, reported.problems);
 * ```
 *
 * @param store Opened by `openStore`.
 * @param orderId Of the platform.
 * @param results As `updateAssessmentOrder` takes them.
 * @throws {StoreUnavailableError} when the database is away; nothing was stored.
 */
export async function reportResults(
  store: Store,
  orderId: string,
  results: Results,
  { idempotencyKey }: ReportOptions = {},
): Promise<Reported> {
  const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
  const parameters = checkParameters('reportResults', { path: { orderId }, query: {}, header: headers });
  if (!parameters.ok) return { ok: false, status: 400, problems: problemsOf(parameters.problems) };
  const problems = checkBody('reportResults', results);
  if (problems.length > 0) return { ok: false, status: 400, problems: problemsOf(problems) };

  const origin = { requestId: null, traceparent: activeTraceparent() };
  const input = { params: { orderId }, query: {}, header: headers, body: results, origin };
  const reply = await orderOperations.reportResults(input, { store, now: () => Date.now() });
  if (reply.status === 202) {
    return { ok: true, updates: reply.body.updates, repeated: reply.headers?.['Idempotent-Replayed'] === 'true' };
  }
  const { Values } = reply.body as Schema<'ErrorList'>;
  const refused = Values.map(({ Fields, Code, Message }) => ({ field: Fields ?? null, code: Code, message: Message }));
  return { ok: false, status: reply.status, problems: refused };
}
