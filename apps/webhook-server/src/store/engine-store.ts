import type { Claim, Erased, EraseRequest, InboxLane, LanesQuery, Store } from './store.ts';

/** A store as an engine has it, before anything around it encrypts. */
export interface EngineStore extends Store {
  readonly contents: EngineContents;
}

/** What an engine offers besides, for the encryption around it and for commands. */
export interface EngineContents {
  /** See `Store`. */
  erase(request: EraseRequest): Promise<Erased>;
  wipe(): Promise<void>;
  inboxLanes(query: LanesQuery): Promise<InboxLane[]>;

  /** Keys that something in the store may be encrypted with, by their ids. */
  dataKeys(): Promise<KeptDataKey[]>;

  /** Notes keys, all or none. `false`: the ids noted so far are not those in `known`; nothing was changed. */
  keepDataKeys(keys: readonly KeptDataKey[], known: readonly string[]): Promise<boolean>;

  /** Writes the file anew, so that nothing of what was replaced is left in it. PostgreSQL has its vacuum. */
  compact(): Promise<void>;

  /** Forgets keys that nothing is encrypted with any more. */
  forgetDataKeys(ids: readonly string[]): Promise<void>;

  /**
   * Ends a claim as if it had not been: the attempt does not count, and the lane is ready again at `readyAt`. `false`:
   * the lease was lost.
   */
  putBack(claim: Claim, ended: { readyAt: number; error: string }): Promise<boolean>;

  /** Messages with all that may hold personal data, as it is stored, by `seq` from the one after `afterSeq`. */
  contents(query: LanesQuery): Promise<StoredContent[]>;

  /** Replaces what is stored of a message. `false`: it is not what it was `before`; nothing was changed. */
  replaceContent(before: StoredContent, after: StoredContent): Promise<boolean>;
}

export interface KeptDataKey {
  /** Of the data key. */
  id: string;
  /** The key of the hashes, sealed by this data key. */
  dedupeKey: string;
}

/** The columns of a message that may hold personal data, and those that tell what they belong to. */
export interface StoredContent {
  seq: number;
  id: string;
  lane: string;
  erased: boolean;
  body: string;
  raw: Uint8Array | null;
  hash: string | null;
  lastError: string | null;
  detail: string | null;
  attempts: StoredAttempt[];
}

export interface StoredAttempt {
  number: number;
  reason: string;
  detail: string | null;
}
