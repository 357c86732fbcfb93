import { AssessmentKitError, type Client } from '@assessment-kit/client';
import { hasReports, type OrderUpdate, onlyReports, withoutReports } from '@assessment-kit/rules';
import type { Logger } from 'pino';
import type { Claim, Settlement, Store } from '../store/store.ts';
import { type Backoff, waitAfter } from '../worker/backoff.ts';
import type { HandleClaim } from '../worker/lane-worker.ts';
import { endOf, type FailedEnd } from './attempt-end.ts';
import type { KeptAttempt } from './attempt-history.ts';
import { type AttemptNotes, detailOf, notesBefore } from './attempt-notes.ts';
import { laneMessages, reportedState } from './ledger.ts';
import type { SendGate } from './send-gate.ts';
import { transition, UPDATE_STATES, type UpdateEvent } from './update-states.ts';

/**
 * What happens to reports whose update got no clear answer: `wait` for a person, who looks at the platform and retries or
 * not, or `resend`, which may show a report twice.
 */
export type ReportsInDoubt = 'wait' | 'resend';

export interface SendUpdateOptions {
  client: Pick<Client, 'updateAssessmentOrder'>;
  store: Store;
  log: Logger;
  reportsInDoubt: ReportsInDoubt;
  backoff?: Backoff;
  /** Is told when the platform holds everybody back, when it answers again, and when nothing was sent after all. */
  gate?: Pick<SendGate, 'hold' | 'answered' | 'unanswered' | 'giveBack'>;
}

export const BACKOFF: Backoff = { firstMs: 1_000, maxMs: 5 * 60_000 };

/**
 * Sends the head of an outbox lane to the platform; what becomes of it is written in `update-states.ts`.
 *
 * Reports append and a PATCH has no idempotency key (`S3`). After an attempt that may have arrived, the update is repeated
 * without its reports; once it is through, its reports are in doubt.
 */
export function sendUpdate(options: SendUpdateOptions): HandleClaim {
  const { client, log, gate, backoff = BACKOFF } = options;

  return async (claim, signal): Promise<Settlement> => {
    const { message, attempts } = claim;
    const notes = notesBefore(claim);
    const known = { update: message.id, requestId: message.origin.requestId, attempt: attempts };
    const { body, complete } = await bodyToSend(claim, notes, options);
    // Without its reports there may be nothing left of it, and the platform is not asked.
    const isSent = Object.keys(body).length > 0;
    try {
      if (isSent) {
        const companyId = message.companyId ?? '';
        // The lane repeats, and remembers it; a client that repeats as well would hide attempts from the lane.
        await client.updateAssessmentOrder({ companyId, orderId: message.lane, body }, { signal, maxRetries: 0 });
      }
      log.info({ ...known, complete }, 'update delivered');
      await tell(log, isSent ? gate?.answered() : gate?.giveBack(1));
      return complete
        ? settledAs('taken', claim, notes, {})
        : settledAs('taken_without_reports', claim, notes, LEFT_OUT);
    } catch (error) {
      const end = endOf(error);
      log.warn({ ...known, event: end.event, failure: summary(error) }, 'update not sent');
      const { holdsBack, headline, askedMs } = end;
      if (holdsBack) await tell(log, gate?.hold({ reason: holdsBack, message: headline, askedMs: believed(askedMs) }));
      // Whoever refuses an update listens to this client.
      if (end.event === 'refused') await tell(log, gate?.answered());
      else if (!holdsBack) await tell(log, gate?.unanswered());
      return settledAs(end.event, claim, notes, { ...end, readyAt: Date.now() + waitBefore(attempts, end, backoff) });
    }
  };
}

/** What became of the update is known already; that the gate cannot be told must not change it. */
async function tell(log: Logger, told: Promise<void> | undefined): Promise<void> {
  await told?.catch((error: unknown) => log.warn({ err: error }, 'pace of sending not stored'));
}

const LEFT_OUT = { reason: 'An attempt got no clear answer; its reports were not sent again.' };

/** Ends an attempt as the table of the update's life says. */
function settledAs(
  event: Exclude<UpdateEvent, 'accepted' | 'leased' | 'cut_off' | 'retry' | 'confirm' | 'discard'>,
  { attempts }: Claim,
  notes: AttemptNotes & { cutOff: number },
  { reason, status = null, correlationId = null, readyAt = 0 }: Partial<FailedEnd> & { readyAt?: number },
): Settlement {
  const { to, lane } = transition('sending', event);
  const now = Date.now();
  if (event === 'taken') return { outcome: 'settle', state: 'done', now };
  const { inDoubt, reportsOnly, cutOff } = notes;
  const doubtful = inDoubt || event === 'no_clear_answer';
  const kept: KeptAttempt = { outcome: event, status, correlationId, cutOff };
  const common = {
    now,
    error: reason ?? '',
    detail: detailOf({
      ended: attempts,
      inDoubt: doubtful,
      reportsOnly,
      correlationId: correlationId ?? notes.correlationId,
    }),
    attempt: { ...kept },
  };
  const state = UPDATE_STATES[to].stored;
  if (state === 'pending') return { outcome: 'retry', readyAt, ...common };
  return { outcome: lane === 'stops' ? 'park' : 'settle', state, ...common };
}

/** The update as it may be sent now, and whether that is all of it. */
async function bodyToSend(
  { message }: Claim,
  { inDoubt, reportsOnly }: AttemptNotes,
  { store, reportsInDoubt }: SendUpdateOptions,
): Promise<{ body: OrderUpdate; complete: boolean }> {
  const update = message.body as OrderUpdate;
  const repeatable = !inDoubt || !hasReports(update) || reportsInDoubt === 'resend';
  if (reportsOnly) {
    if (!repeatable) return { body: {}, complete: false };
    const order = reportedState(await laneMessages(store, 'outbox', message.lane));
    return { body: onlyReports(update, order), complete: true };
  }
  return repeatable ? { body: update, complete: true } : { body: withoutReports(update), complete: false };
}

/** Longer than this the platform's wish is not believed. */
const MAX_ASKED_MS = 60 * 60 * 1000;

function believed(askedMs: number | null): number | null {
  return askedMs === null ? null : Math.min(askedMs, MAX_ASKED_MS);
}

function waitBefore(attempts: number, { askedMs, holdsBack }: FailedEnd, backoff: Backoff): number {
  const asked = believed(askedMs);
  // A slow-down holds back everybody by the gate; this one goes on with the others.
  if (holdsBack === 'rate_limited') return asked ?? backoff.firstMs;
  return Math.max(asked ?? 0, waitAfter(attempts, backoff));
}

function summary(error: unknown) {
  if (!(error instanceof AssessmentKitError)) return { name: error instanceof Error ? error.name : typeof error };
  const { code, status, correlationId, effect } = error;
  return { code, status, correlationId, effect };
}
