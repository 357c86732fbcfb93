import type { Logger } from 'pino';
import type { CallbackKind, Claim, MessageType, Settlement, StoredMessage } from '../store/store.ts';
import { type Backoff, waitAfter } from '../worker/backoff.ts';
import type { HandleClaim } from '../worker/lane-worker.ts';
import {
  GiveUpError,
  type Handlers,
  type HandoverContext,
  type HandoverPayloads,
  RetryLaterError,
} from './handlers.ts';

export interface HandoverOptions {
  handlers: Handlers;
  log: Logger;
  backoff?: Backoff;
  /** How long after its first failed attempt an event is given up and becomes a dead letter, in ms. */
  giveUpAfterMs?: number;
  /** Patience is counted by this clock, in epoch ms: the next attempt may be that of another process. Default: this one's. */
  sharedNow?: () => number;
}

const BACKOFF: Backoff = { firstMs: 1_000, maxMs: 5 * 60_000 };
const GIVE_UP_AFTER_MS = 3 * 24 * 3600 * 1000;

const KINDS = {
  'order.placed': 'order',
  'order.changed': 'order',
  'job.received': 'job',
  'error.received': 'error',
} as const satisfies Record<Exclude<MessageType, 'order.update'>, CallbackKind>;

/** What is remembered about an event between its attempts. */
interface HandoverNotes {
  /** A person wanted it handed over once more. */
  replayed?: boolean;
  /**
   * When the first attempt failed, in epoch ms by the shared clock. Patience is counted from here and not from the arrival: an event may have
   * waited for days until there was someone to hand it to.
   */
  failingSince?: number;
}

/** Hands the head of an inbox lane to the partner's system; on failure the lane waits and is tried again. */
export function handOver(options: HandoverOptions): HandleClaim {
  const { handlers, log, backoff = BACKOFF, giveUpAfterMs = GIVE_UP_AFTER_MS, sharedNow = Date.now } = options;

  return async (claim, signal): Promise<Settlement> => {
    const { message } = claim;
    const notes = (message.detail ?? {}) as HandoverNotes;
    try {
      await call(handlers, claim, notes, signal);
      log.info(
        { event: message.id, requestId: message.origin.requestId, type: message.type, attempt: claim.attempts },
        'event handed over',
      );
      return { outcome: 'settle', state: 'done', now: Date.now() };
    } catch (error) {
      const now = Date.now();
      // Kept with the event, never logged: a handler's message may name a person.
      const failure = { error: error instanceof Error ? error.message : 'The handler failed.', ...factsOf(error) };
      const wait = error instanceof RetryLaterError ? error.waitMs : waitAfter(claim.attempts, backoff);
      const failingSince = notes.failingSince ?? sharedNow();
      if (error instanceof GiveUpError || sharedNow() + wait - failingSince > giveUpAfterMs) {
        log.error(
          { event: message.id, requestId: message.origin.requestId, attempt: claim.attempts },
          'event given up: dead letter',
        );
        return { outcome: 'settle', state: 'dead', now, ...failure };
      }
      log.warn(
        { event: message.id, requestId: message.origin.requestId, attempt: claim.attempts, waitMs: wait },
        'event not handed over',
      );
      return { outcome: 'retry', now, readyAt: now + wait, ...failure, detail: { ...notes, failingSince } };
    }
  };
}

async function call(handlers: Handlers, claim: Claim, notes: HandoverNotes, signal: AbortSignal): Promise<void> {
  const { message, attempts } = claim;
  if (message.type === 'order.update') throw new Error('An update does not belong into the inbox.');
  const context: HandoverContext = {
    eventId: message.id,
    type: message.type,
    revision: message.revision,
    attempt: attempts,
    replayed: notes.replayed === true,
    receivedAt: new Date(message.createdAt),
    signal,
  };
  switch (KINDS[message.type]) {
    case 'order':
      return handlers.order?.(orderOf(message), context);
    case 'job':
      return handlers.job?.(message.body as HandoverPayloads['job'], context);
    case 'error':
      return handlers.error?.(message.body as HandoverPayloads['error'], context);
  }
}

/** The payload passed its validator before it was stored. */
function orderOf(message: StoredMessage): HandoverPayloads['order'] {
  return (message.body as { assessmentOrder: HandoverPayloads['order'] }).assessmentOrder;
}

/** What the partner's system answered, when it was asked by HTTP. */
function factsOf(error: unknown): { attempt?: { status: number } } {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  return typeof status === 'number' && Number.isInteger(status) ? { attempt: { status } } : {};
}
