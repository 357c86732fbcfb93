import type { StoredMessage } from './messages.ts';

/* Work in lanes: how it is taken, ended and put back, and how much there is. */

export type Queue = 'inbox' | 'outbox';

/** `pending` waits or is being handled; all others are settled. */
export type MessageState = 'pending' | 'done' | 'dead' | 'refused' | 'in_doubt' | 'discarded';

export interface ClaimOptions {
  /** How many lanes at most. */
  limit: number;
  /** Epoch ms. */
  now: number;
  /** How long the lease lasts, in ms. */
  leaseMs: number;
}

export interface Claim {
  queue: Queue;
  lane: string;
  /** Tells this lease from a later one of the same lane. */
  fence: number;
  /** Attempts at this message, this one included. */
  attempts: number;
  message: StoredMessage;
}

/** How a claim ends. Every `error` is a sentence without personal data or secrets. */
export type Settlement =
  /** Settled for good; the lane goes on with its next message. */
  (
    | { outcome: 'settle'; state: Exclude<MessageState, 'pending'>; now: number; error?: string }
    /** Tried again at `readyAt`; the whole lane waits. `now` defaults to the clock of this process. */
    | { outcome: 'retry'; readyAt: number; error: string; now?: number }
    /** Settled as `state`, and the lane stops until `requeue` (or forever). */
    | { outcome: 'park'; state: Exclude<MessageState, 'pending'>; now: number; error: string }
  ) & {
    detail?: MessageDetail;
    /** Facts about this attempt to keep beside its `error`, such as the status answered. No personal data, no secrets. */
    attempt?: MessageDetail;
  };

/** Facts that a handler wants to remember about a message; replaces what was kept before. */
export type MessageDetail = Record<string, unknown>;

/** What keeps a message from being put back: its lane is parked, or a later message of its lane was tried already. */
export type RequeueObstacle = 'lane_stopped' | 'overtaken';

export type Requeued = 'requeued' | 'not_found' | 'not_allowed' | RequeueObstacle;

export interface Decision {
  from: MessageState;
  to: Exclude<MessageState, 'pending'>;
  /** Epoch ms. */
  now: number;
}

export type Resolved = 'resolved' | 'not_found' | 'not_allowed';

export interface QueueCounts {
  queue: Queue;
  state: MessageState;
  count: number;
  /** Epoch ms of the first message counted here. */
  oldestAt: number;
}

export interface LaneCounts {
  queue: Queue;
  /** Epoch ms of the oldest message that is not behind a parked one; `null`: nothing waits. */
  waitingSince: number | null;
  /** Lanes that stopped with work in them or behind a message that was refused. */
  parked: number;
}
