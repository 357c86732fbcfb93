import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { DataKey } from './data-key.ts';
import { laneKey, openBytes, openText, sealBytes, sealedWith, sealText } from './seal.ts';
import { UnreadableError } from './unreadable-error.ts';

/** What a sealed value belongs to. */
export interface Place {
  lane: string;
  /** Id of the message. */
  id: string;
  field: 'body' | 'raw' | 'error' | 'detail' | 'attempt';
}

/** Keys of lanes that are kept at hand: a message is sealed, opened and settled within a short time. */
const LANES_AT_HAND = 1_000;

/** Seals with the newest of its keys, and opens with whichever a value names. */
export class KeyRing {
  readonly newest: DataKey;
  readonly #keys: ReadonlyMap<string, DataKey>;
  readonly #dedupeKey: KeyObject;
  readonly #laneKeys = new Map<string, KeyObject>();

  /** @param dedupeKey Stays the same when data keys change, so that a payload keeps its hash. */
  constructor(newest: DataKey, older: readonly DataKey[], dedupeKey: Uint8Array) {
    this.newest = newest;
    this.#keys = new Map([newest, ...older].map((key) => [key.id, key]));
    this.#dedupeKey = createSecretKey(dedupeKey);
  }

  /** What stands for a hash of personal data in the store: without the key nobody can try names against it. */
  hash(hash: string): string {
    return createHmac('sha256', this.#dedupeKey).update(hash).digest('hex');
  }

  /** @param text As it is, or its bytes in UTF-8. */
  sealText(text: string | Uint8Array, place: Place): string {
    return sealText(text, this.#laneKey(this.newest, place.lane), this.newest.id, contextOf(place));
  }

  sealBytes(bytes: Uint8Array, place: Place): Uint8Array {
    return sealBytes(bytes, this.#laneKey(this.newest, place.lane), this.newest.id, contextOf(place));
  }

  /** A text that is not sealed is from before there were keys, and comes back as it is. @throws {UnreadableError} */
  openText(text: string, place: Place): string {
    return this.#open(text, place, openText);
  }

  /** @throws {UnreadableError} */
  openBytes(bytes: Uint8Array, place: Place): Uint8Array {
    return this.#open(bytes, place, openBytes);
  }

  #open<Value extends string | Uint8Array>(
    value: Value,
    place: Place,
    open: (value: Value, key: KeyObject, context: string) => Value,
  ): Value {
    const keyId = sealedWith(value);
    if (keyId === null) return value;
    const dataKey = this.#keys.get(keyId);
    if (!dataKey) throw UnreadableError.missingKey(place.id, keyId);
    try {
      return open(value, this.#laneKey(dataKey, place.lane), contextOf(place));
    } catch {
      throw UnreadableError.changed(place.id);
    }
  }

  #laneKey({ id, key }: DataKey, lane: string): KeyObject {
    const name = `${id} ${lane}`;
    const known = this.#laneKeys.get(name);
    if (known) return known;
    const made = laneKey(key, lane);
    const oldest = this.#laneKeys.size >= LANES_AT_HAND ? this.#laneKeys.keys().next().value : undefined;
    if (oldest !== undefined) this.#laneKeys.delete(oldest);
    this.#laneKeys.set(name, made);
    return made;
  }
}

/** Neither ids nor names of fields hold a blank. */
function contextOf({ id, field }: Place): string {
  return `${id} ${field}`;
}
