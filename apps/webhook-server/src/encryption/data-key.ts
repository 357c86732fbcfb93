import { createHash, createSecretKey, type KeyObject } from 'node:crypto';

const BYTES = 32;

/** A key that encrypts personal data in the store. */
export interface DataKey {
  /** Tells one key from another in the store; 16 hex digits that say nothing about the key. */
  readonly id: string;
  readonly key: KeyObject;
}

/** A key from the 32 random bytes in base64 that a setting holds; `null`: it is none. */
export function dataKeyOf(text: string): DataKey | null {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== BYTES) return null;
  const id = createHash('sha256').update('assessment-kit data key ').update(bytes).digest('hex').slice(0, 16);
  return { id, key: createSecretKey(bytes) };
}
