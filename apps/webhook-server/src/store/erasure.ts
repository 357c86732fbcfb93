import type { CallbackKind } from './callbacks.ts';

/* How personal data is removed. */

export interface EraseRequest {
  lane: string;
  /** What stays of the payloads of an order: ids, and nothing about a person. */
  remainder: unknown;
  /** Epoch ms. */
  now: number;
  /** Whether what waits is given up. */
  force: boolean;
  /** Epoch ms: only when nothing happened in the lane since. */
  idleSince?: number;
}

export type Erased =
  /** `changed`: something was there to be erased. */
  | { outcome: 'erased'; erasedAt: number; changed: boolean }
  | { outcome: 'not_found' }
  /** Something happened since `idleSince`. */
  | { outcome: 'active' }
  | { outcome: 'unfinished'; waiting: Waiting };

/** Messages that someone still has to do or decide something about. */
export interface Waiting {
  pendingEvents: number;
  deadEvents: number;
  pendingUpdates: number;
  refusedUpdates: number;
  inDoubtUpdates: number;
}

export interface LanesQuery {
  afterSeq: number;
  /** 1 to 500. */
  limit: number;
}

export interface InboxLane {
  seq: number;
  lane: string;
  kind: CallbackKind;
  createdAt: number;
  erased: boolean;
}
