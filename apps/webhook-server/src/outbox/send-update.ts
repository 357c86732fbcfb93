import {
  AssessmentKitError,
  type Client,
  PlatformFailedError,
  RateLimitedError,
  RequestRejectedError,
} from '@assessment-kit/client';
import { hasReports, type OrderUpdate, onlyReports, withoutReports } from '@assessment-kit/rules';
import type { Logger } from 'pino';
import type { Claim, Settlement, Store } from '../store/store.ts';
import { type Backoff, waitAfter } from '../worker/backoff.ts';
import type { HandleClaim } from '../worker/lane-worker.ts';
import { type AttemptNotes, detailOf, notesBefore } from './attempt-notes.ts';
import { laneMessages, reportedState } from './ledger.ts';

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
}

const BACKOFF: Backoff = { firstMs: 1_000, maxMs: 5 * 60_000 };

/**
 * Sends the head of an outbox lane to the platform.
 *
 * Reports append and a PATCH has no idempotency key (`S3`). After an attempt that may have arrived, the update is repeated
 * without its reports; once it is through, its reports are in doubt.
 *
 * - taken: delivered, or in doubt when reports had to be left out;
 * - refused (4xx): the lane stops, because what follows was planned on it;
 * - everything else: the lane waits and tries again, for as long as it takes.
 */
export function sendUpdate(options: SendUpdateOptions): HandleClaim {
  const { client, log, backoff = BACKOFF } = options;

  return async (claim, signal): Promise<Settlement> => {
    const { message, attempts } = claim;
    const notes = notesBefore(claim);
    const { body, complete } = await bodyToSend(claim, notes, options);
    try {
      if (Object.keys(body).length > 0) {
        const companyId = message.companyId ?? '';
        await client.updateAssessmentOrder({ companyId, orderId: message.lane, body }, { signal });
      }
      log.info(
        { update: message.id, requestId: message.origin.requestId, attempt: attempts, complete },
        'update delivered',
      );
      return { outcome: 'settle', state: complete ? 'done' : 'in_doubt', now: Date.now(), ...doubt(complete) };
    } catch (error) {
      const settlement = afterFailure(error, claim, notes, backoff);
      log.warn(
        {
          update: message.id,
          requestId: message.origin.requestId,
          attempt: attempts,
          outcome: settlement.outcome,
          err: summary(error),
        },
        'update not sent',
      );
      return settlement;
    }
  };
}

function doubt(complete: boolean): { error?: string } {
  return complete ? {} : { error: 'An attempt got no clear answer; its reports were not sent again.' };
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

function afterFailure(error: unknown, { attempts }: Claim, notes: AttemptNotes, backoff: Backoff): Settlement {
  const now = Date.now();
  const known = error instanceof AssessmentKitError ? error : null;
  const mayHaveArrived = known === null || known.effect === 'unknown';
  const detail = detailOf({
    ended: attempts,
    inDoubt: notes.inDoubt || mayHaveArrived,
    reportsOnly: notes.reportsOnly,
    correlationId: known?.correlationId ?? null,
  });
  const attempt = { status: known?.status ?? null, correlationId: known?.correlationId ?? null };
  const reason = known?.message ?? 'The update could not be sent.';
  if (known instanceof RequestRejectedError) {
    return { outcome: 'park', state: 'refused', now, error: withProblems(known), detail, attempt };
  }
  const asked = known instanceof RateLimitedError || known instanceof PlatformFailedError ? known.retryAfterMs : null;
  const wait = Math.max(asked === null ? 0 : Math.min(asked, MAX_ASKED_MS), waitAfter(attempts, backoff));
  return { outcome: 'retry', now, readyAt: now + wait, error: reason, detail, attempt };
}

/** Longer than this the platform's wish is not believed. */
const MAX_ASKED_MS = 60 * 60 * 1000;

/** Kept with the update for the operator, never logged: the platform's sentences may repeat what was sent. */
function withProblems(error: RequestRejectedError): string {
  const sentences = error.problems.flatMap(({ message }) => (message === null ? [] : [message]));
  return [error.message, ...sentences].join(' ').slice(0, 2000);
}

function summary(error: unknown) {
  if (!(error instanceof AssessmentKitError)) return { name: error instanceof Error ? error.name : typeof error };
  const { code, status, correlationId, effect } = error;
  return { code, status, correlationId, effect };
}
