import type { Logger } from 'pino';
import type { CallbackKind, Claim, MessageType, Settlement, StoredMessage } from '../store/store.ts';
import { type Backoff, waitAfter } from '../worker/backoff.ts';
import type { HandleClaim } from '../worker/lane-worker.ts';
import { type Handlers, type HandoverContext, type HandoverPayloads, RetryLaterError } from './handlers.ts';

export interface HandoverOptions {
  handlers: Handlers;
  log: Logger;
  backoff?: Backoff;
  /** How long after its arrival an event is given up and becomes a dead letter, in ms. */
  giveUpAfterMs?: number;
}

const BACKOFF: Backoff = { firstMs: 1_000, maxMs: 5 * 60_000 };
const GIVE_UP_AFTER_MS = 3 * 24 * 3600 * 1000;

const KINDS = {
  'order.placed': 'order',
  'order.changed': 'order',
  'job.received': 'job',
  'error.received': 'error',
} as const satisfies Record<Exclude<MessageType, 'order.update'>, CallbackKind>;

/** Hands the head of an inbox lane to the partner's system; on failure the lane waits and is tried again. */
export function handOver(options: HandoverOptions): HandleClaim {
  const { handlers, log, backoff = BACKOFF, giveUpAfterMs = GIVE_UP_AFTER_MS } = options;

  return async (claim, signal): Promise<Settlement> => {
    const { message } = claim;
    try {
      await call(handlers, claim, signal);
      log.info(
        { event: message.id, requestId: message.origin.requestId, type: message.type, attempt: claim.attempts },
        'event handed over',
      );
      return { outcome: 'settle', state: 'done', now: Date.now() };
    } catch (error) {
      const now = Date.now();
      // Kept with the event, never logged: a handler's message may name a person.
      const reason = error instanceof Error ? error.message : 'The handler failed.';
      const wait = error instanceof RetryLaterError ? error.waitMs : waitAfter(claim.attempts, backoff);
      if (now + wait - message.createdAt > giveUpAfterMs) {
        log.error(
          { event: message.id, requestId: message.origin.requestId, attempt: claim.attempts },
          'event given up: dead letter',
        );
        return { outcome: 'settle', state: 'dead', now, error: reason };
      }
      log.warn(
        { event: message.id, requestId: message.origin.requestId, attempt: claim.attempts, waitMs: wait },
        'event not handed over',
      );
      return { outcome: 'retry', now, readyAt: now + wait, error: reason };
    }
  };
}

async function call(handlers: Handlers, { message, attempts }: Claim, signal: AbortSignal): Promise<void> {
  if (message.type === 'order.update') throw new Error('An update does not belong into the inbox.');
  const context: HandoverContext = {
    eventId: message.id,
    type: message.type,
    revision: message.revision,
    attempt: attempts,
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
