import type { Schema } from '@assessment-kit/contract';
import type { CallbackKind, MessageType } from '../store/store.ts';

/** What a handler is told about an event besides its payload. */
export interface HandoverContext {
  /** Stable for ever: the same event handed over again has the same id. */
  eventId: string;
  /** `order.changed` when a known order came with a changed payload. */
  type: Exclude<MessageType, 'order.update'>;
  /** 1, and one more for each changed payload. */
  revision: number;
  /** This attempt included. */
  attempt: number;
  /** Whether a person wanted the event handed over once more: it may have been taken before, by the same `eventId`. */
  replayed: boolean;
  /** When the callback was stored. */
  receivedAt: Date;
  /** Aborted when another worker has taken over, or the server stops waiting. */
  signal: AbortSignal;
}

/** The payload of each kind of callback. */
export interface HandoverPayloads {
  order: Schema<'AssessmentOrder'>;
  job: Schema<'JobCallback'>;
  error: Schema<'CallbackFailure'>;
}

/**
 * The partner's system, as functions. Each is called at least once for every event, with the same `eventId` every time: a
 * handler that throws is called again later. One that is left out lets its events pass.
 */
export type Handlers = {
  [Kind in CallbackKind]?: (payload: HandoverPayloads[Kind], context: HandoverContext) => void | Promise<void>;
};

/**
 * Types handlers where they are written: `export default defineHandlers({ order(order) { … } })`.
 *
 * ```ts
 * export default defineHandlers({
 *   async order(order, { eventId }) {
 *     console.log(order.orderId, eventId);
 *   },
 * });
 * ```
 *
 * @param handlers One for each kind of callback that you want.
 */
export function defineHandlers(handlers: Handlers): Handlers {
  return handlers;
}

/**
 * Thrown by a handler that knows when to be called again.
 *
 * ```ts
 * defineHandlers({
 *   order: () => {
 *     throw new RetryLaterError('The candidate portal is being updated.', 60_000);
 *   },
 * });
 * ```
 */
export class RetryLaterError extends Error {
  /** From now, in ms; what is no time counts as at once. */
  readonly waitMs: number;
  /** What the partner's system answered, if it was asked by HTTP. */
  readonly status: number | undefined;

  constructor(message: string, waitMs: number, status?: number) {
    super(message);
    this.name = 'RetryLaterError';
    this.waitMs = Math.max(0, waitMs) || 0;
    this.status = status;
  }
}

/**
 * Thrown by a handler that will never take the event: it becomes a dead letter at once, and its order goes on.
 *
 * ```ts
 * defineHandlers({
 *   order: ({ packageId }) => {
 *     if (packageId === 'gone') throw new GiveUpError('The package is no longer sold.');
 *   },
 * });
 * ```
 */
export class GiveUpError extends Error {
  /** What the partner's system answered, if it was asked by HTTP. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.name = 'GiveUpError';
    this.status = status;
  }
}
