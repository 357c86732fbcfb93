import type { EngineContents, StoredAttempt, StoredContent } from '../store/engine-store.ts';
import type { KeyRing, Place } from './key-ring.ts';
import { sealedWith } from './seal.ts';
import { UnreadableError } from './unreadable-error.ts';

export interface Reencrypted {
  /** Messages looked at. */
  messages: number;
  /** Messages that are now sealed with the newest key, and were not before. */
  changed: number;
  /** Why messages were left as they are: one sentence for each, the first ten. */
  unreadable: string[];
  unreadableCount: number;
}

const BATCH = 200;
/** Rewritten at the same time: a server that works on the same database goes on in between. */
const TOGETHER = 8;
const SHOWN = 10;
/** A worker that settles a message changes it; so often in a row is no coincidence. */
const MAX_ROUNDS = 20;

/**
 * Seals everything with the newest key of the ring. What is sealed with it already is only read, so that it may be
 * stopped and started again.
 */
export async function reencrypt(
  contents: EngineContents,
  ring: KeyRing,
  progress: (messages: number) => void = () => {},
): Promise<Reencrypted> {
  const done: Reencrypted = { messages: 0, changed: 0, unreadable: [], unreadableCount: 0 };
  for (let afterSeq = 0; ; ) {
    const batch = await contents.contents({ afterSeq, limit: BATCH });
    const last = batch.at(-1);
    if (!last) return done;
    for (let at = 0; at < batch.length; at += TOGETHER) {
      const outcomes = await Promise.all(batch.slice(at, at + TOGETHER).map((row) => rewrite(contents, ring, row)));
      for (const outcome of outcomes) {
        done.messages += 1;
        if (outcome === 'changed') done.changed += 1;
        if (typeof outcome === 'string') continue;
        done.unreadableCount += 1;
        if (done.unreadable.length < SHOWN) done.unreadable.push(outcome.message);
      }
    }
    progress(done.messages);
    afterSeq = last.seq;
  }
}

async function rewrite(
  contents: EngineContents,
  ring: KeyRing,
  found: StoredContent,
): Promise<'changed' | 'kept' | UnreadableError> {
  let row: StoredContent | undefined = found;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (!row || row.seq !== found.seq || row.erased || isSealed(row, ring.newest.id)) return 'kept';
    try {
      if (await contents.replaceContent(row, sealed(row, ring))) return 'changed';
    } catch (error) {
      if (error instanceof UnreadableError) return error;
      throw error;
    }
    [row] = await contents.contents({ afterSeq: found.seq - 1, limit: 1 });
  }
  throw new Error(`${found.id} changes all the time.`);
}

/** Whether every part of a message is sealed with a key. */
function isSealed({ body, raw, lastError, detail, attempts }: StoredContent, keyId: string): boolean {
  const texts = [textOf(body), lastError, factsOf(detail)];
  for (const attempt of attempts) texts.push(attempt.reason, factsOf(attempt.detail));
  return (
    texts.every((text) => text === null || sealedWith(text) === keyId) && (!hasRaw(raw) || sealedWith(raw) === keyId)
  );
}

function sealed(row: StoredContent, ring: KeyRing): StoredContent {
  const place = (field: Place['field']): Place => ({ id: row.id, lane: row.lane, field });
  const again = (text: string, field: Place['field']) => ring.sealText(ring.openText(text, place(field)), place(field));
  const facts = (detail: string | null, field: Place['field']) => {
    const text = factsOf(detail);
    return text === null ? null : JSON.stringify({ sealed: again(text, field) });
  };
  const attempt = ({ number, reason, detail }: StoredAttempt): StoredAttempt => {
    return { number, reason: again(reason, 'error'), detail: facts(detail, 'attempt') };
  };
  // Sealed content came with a hash by the key of the hashes, which stays the same.
  const plain = sealedWith(textOf(row.body)) === null;
  return {
    ...row,
    body: JSON.stringify(again(textOf(row.body), 'body')),
    raw: hasRaw(row.raw) ? ring.sealBytes(ring.openBytes(row.raw, place('raw')), place('raw')) : row.raw,
    hash: row.hash !== null && plain ? ring.hash(row.hash) : row.hash,
    lastError: row.lastError === null ? null : again(row.lastError, 'error'),
    detail: facts(row.detail, 'detail'),
    attempts: row.attempts.map(attempt),
  };
}

/** Sealed payloads are raw bodies: there is no second copy. */
function hasRaw(raw: Uint8Array | null): raw is Uint8Array {
  return raw !== null && raw.length > 0;
}

/** What is sealed is kept as a JSON text. */
function textOf(body: string): string {
  const value: unknown = body.startsWith('"') ? JSON.parse(body) : null;
  return typeof value === 'string' && sealedWith(value) !== null ? value : body;
}

function factsOf(detail: string | null): string | null {
  if (detail === null) return null;
  const { sealed: text } = JSON.parse(detail) as { sealed?: unknown };
  return typeof text === 'string' ? text : detail;
}
