import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';

/*
 * A sealed value is `enc1.<id of the data key>.` and then, as base64url in a text and as bytes in a blob: a nonce of 12
 * random bytes, the ciphertext of AES-256-GCM, and its tag of 16 bytes.
 */

const PREFIX = 'enc1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
const HEADER = /^enc1\.([0-9a-f]{16})\./;
const HEADER_LENGTH = PREFIX.length + 16 + 1;

/** The key of one lane: what is sealed for one order cannot be opened with the key of another. */
export function laneKey(dataKey: KeyObject, lane: string): KeyObject {
  return derived(dataKey, `assessment-kit lane ${lane}`);
}

/** A key for one purpose that no lane has. */
export function purposeKey(dataKey: KeyObject, purpose: string): KeyObject {
  return derived(dataKey, `assessment-kit purpose ${purpose}`);
}

/** The first block of HKDF-Expand (RFC 5869 §2.3); its §3.3 leaves out the step before for keys that are random. */
function derived(dataKey: KeyObject, info: string): KeyObject {
  return createSecretKey(createHmac('sha256', dataKey).update(info).update('\x01').digest());
}

/** Id of the data key that a value was sealed with; `null`: it is not sealed. */
export function sealedWith(value: string | Uint8Array): string | null {
  const start = typeof value === 'string' ? value : Buffer.from(value.subarray(0, HEADER_LENGTH)).toString('latin1');
  return HEADER.exec(start)?.[1] ?? null;
}

/** @param context What the value belongs to: it opens nowhere else. */
export function sealText(text: string | Uint8Array, key: KeyObject, keyId: string, context: string): string {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return header(keyId) + encrypt(bytes, key, context).toString('base64url');
}

export function sealBytes(bytes: Uint8Array, key: KeyObject, keyId: string, context: string): Uint8Array {
  return Buffer.concat([Buffer.from(header(keyId)), encrypt(bytes, key, context)]);
}

/** @throws {Error} when the value was changed, or belongs elsewhere. */
export function openText(sealed: string, key: KeyObject, context: string): string {
  return decrypt(Buffer.from(sealed.slice(HEADER_LENGTH), 'base64url'), key, context).toString();
}

/** @throws {Error} when the value was changed, or belongs elsewhere. */
export function openBytes(sealed: Uint8Array, key: KeyObject, context: string): Uint8Array {
  return decrypt(sealed.subarray(HEADER_LENGTH), key, context);
}

function header(keyId: string): string {
  return `${PREFIX}${keyId}.`;
}

function encrypt(bytes: Uint8Array, key: KeyObject, context: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(bytes: Uint8Array, key: KeyObject, context: string): Buffer {
  const tagAt = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(tagAt));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, tagAt)), decipher.final()]);
}

/** To ask for random bytes costs about as much as to encrypt a small text: they are asked for in advance. */
const nonces = Buffer.alloc(NONCE_BYTES * 256);
let nextAt = nonces.length;

function nextNonce(): Uint8Array {
  if (nextAt === nonces.length) {
    randomFillSync(nonces);
    nextAt = 0;
  }
  nextAt += NONCE_BYTES;
  return nonces.subarray(nextAt - NONCE_BYTES, nextAt);
}
