import { resolve } from 'node:path';
import { portOf } from '@assessment-kit/http';
import { type DataKey, dataKeyOf } from '../encryption/data-key.ts';

/** What a setting may hold, and how its text becomes a value. */
export interface Kind<Value> {
  /** What it takes, for the table of settings; begins in lower case and has no full stop. */
  readonly takes: string;
  /** The value, or what is wrong with the text: the end of a sentence that begins with the setting's name. */
  read(text: string): { value: Value } | { problem: string };
}

/** Any text that is not empty. */
export function text(takes = 'text'): Kind<string> {
  return { takes, read: (value) => ({ value }) };
}

export function port(): Kind<number> {
  const takes = 'a port from 0 to 65535';
  return { takes, read: (given) => valueOr(portOf(given), `must be ${takes}`) };
}

/** A whole number. */
export function integer({ min, max }: { min: number; max: number }): Kind<number> {
  const takes = `a whole number from ${min} to ${max}`;
  return {
    takes,
    read(given) {
      const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
      return value >= min && value <= max ? { value } : { problem: `must be ${takes}` };
    },
  };
}

/** @param protocols With their colon: `https:`. */
export function url(...protocols: readonly string[]): Kind<string> {
  const takes = `a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return {
    takes,
    read(value) {
      const parsed = URL.parse(value);
      return parsed !== null && protocols.includes(parsed.protocol) ? { value } : { problem: `must be ${takes}` };
    },
  };
}

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  const takes = [words.slice(0, -1).join(', '), words.at(-1)].filter((part) => part !== '').join(' or ');
  return {
    takes,
    read: (given) => valueOr(words.find((word) => word === given) ?? null, `must be ${takes}`),
  };
}

/** Several texts, separated by commas. */
export function list({ of, maxLength }: { of: string; maxLength: number }): Kind<readonly string[]> {
  return {
    takes: `${of}s of at most ${maxLength} characters, separated by commas`,
    read(given) {
      const value = given
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '');
      if (value.length === 0) return { problem: `holds no ${of}` };
      const long = value.findIndex((each) => each.length > maxLength);
      return long < 0
        ? { value }
        : { problem: `holds a ${of}, the ${ordinal(long)}, of more than ${maxLength} characters` };
    },
  };
}

/** A file, as an absolute path. */
export function file(takes: string): Kind<string> {
  return { takes, read: (given) => ({ value: resolve(given) }) };
}

/** A folder, as an absolute path. */
export function folder(): Kind<string> {
  return { takes: 'a path', read: (given) => ({ value: resolve(given) }) };
}

/** Keys that encrypt the store, the newest first. */
export function dataKeys(): Kind<readonly DataKey[]> {
  const takes = 'keys of 32 random bytes each in base64, the newest first, separated by commas';
  return {
    takes,
    read(given) {
      const keys: DataKey[] = [];
      for (const [index, each] of given.split(',').entries()) {
        const key = dataKeyOf(each.trim());
        if (!key) return { problem: `holds a key, the ${ordinal(index)}, that is not 32 bytes in base64` };
        if (keys.some(({ id }) => id === key.id)) return { problem: `holds a key twice, the ${ordinal(index)}` };
        keys.push(key);
      }
      return { value: keys };
    },
  };
}

/** Keys of Standard Webhooks, separated by blanks or commas: all sign while one is rotated. */
export function signingKeys(): Kind<readonly string[]> {
  const key = 'whsec_ followed by at least 24 random bytes in base64';
  return {
    takes: `${key}; several separated by commas or blanks`,
    read(given) {
      const value = given.split(/[\s,]+/).filter((each) => each !== '');
      return value.length > 0 && value.every(isSigningKey) ? { value } : { problem: `must be ${key}` };
    },
  };
}

/** Strict base64: what Node.js would read leniently, other libraries would read as another key or not at all. */
function isSigningKey(given: string): boolean {
  const encoded = /^whsec_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(given)?.[1];
  return encoded !== undefined && Buffer.from(encoded, 'base64').length >= 24;
}

function valueOr<Value>(value: Value | null, problem: string): { value: Value } | { problem: string } {
  return value === null ? { problem } : { value };
}

/** `1st`, `2nd`, `3rd`, `4th` … of an index. */
function ordinal(index: number): string {
  const place = index + 1;
  const teen = Math.floor((place % 100) / 10) === 1;
  return `${place}${(teen ? '' : ['', 'st', 'nd', 'rd'][place % 10]) || 'th'}`;
}
