import { randomBytes } from 'node:crypto';
import type { EngineContents, KeptDataKey } from '../store/engine-store.ts';
import type { DataKey } from './data-key.ts';
import { KeyRing } from './key-ring.ts';
import { openText, purposeKey, sealText } from './seal.ts';

const CONTEXT = 'dedupe key';

/** The keys given do not fit the database; the message is a sentence for the operator. */
export class DataKeyError extends Error {
  override readonly name = 'DataKeyError';
  readonly code = 'data_key';
}

export interface OpenedKeyRing {
  ring: KeyRing;
  /** Ids of keys that something in the store may be encrypted with, and that were not given. */
  missing: string[];
}

/**
 * Makes the ring of keys for a database. The newest is noted in it, by its id, together with the key of the hashes,
 * encrypted by it: so it shows at once whether a key is right, and which are still needed.
 *
 * @param keys Newest first. None: `null` for a database that has never seen a key.
 * @throws {DataKeyError} when the database is encrypted and none of the keys is one of its own.
 */
export async function openKeyRing(
  store: Pick<EngineContents, 'dataKeys' | 'keepDataKeys'>,
  keys: readonly DataKey[],
): Promise<OpenedKeyRing | null> {
  const [newest, ...older] = keys;
  for (;;) {
    const kept = await store.dataKeys();
    if (!newest) {
      if (kept.length === 0) return null;
      throw new DataKeyError(`The database is encrypted: DATA_KEY is missing. It knows the key ${names(kept)}.`);
    }
    const dedupeKey = kept.length === 0 ? randomBytes(32) : dedupeKeyOf(kept, keys);
    const known = kept.map(({ id }) => id);
    // Another process may have been quicker: then its key of the hashes is the one that counts.
    const added = known.includes(newest.id) || (await store.keepDataKeys([noteOf(newest, dedupeKey)], known));
    if (!added) continue;
    const missing = known.filter((id) => keys.every((key) => key.id !== id));
    return { ring: new KeyRing(newest, older, dedupeKey), missing };
  }
}

function dedupeKeyOf(kept: readonly KeptDataKey[], keys: readonly DataKey[]): Uint8Array {
  for (const { id, key } of keys) {
    const note = kept.find((each) => each.id === id);
    if (note) return Buffer.from(openText(note.dedupeKey, purposeKey(key, CONTEXT), CONTEXT), 'base64url');
  }
  throw new DataKeyError(
    `The database is encrypted with other keys than those in DATA_KEY. It knows the key ${names(kept)}.`,
  );
}

function noteOf({ id, key }: DataKey, dedupeKey: Uint8Array): KeptDataKey {
  const text = Buffer.from(dedupeKey).toString('base64url');
  return { id, dedupeKey: sealText(text, purposeKey(key, CONTEXT), id, CONTEXT) };
}

function names(kept: readonly KeptDataKey[]): string {
  return kept.map(({ id }) => id).join(' and ');
}
