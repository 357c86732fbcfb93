import { hash } from 'node:crypto';

/** Hex SHA-256 of a JSON value, whatever the sequence of its keys and the blanks it was written with. */
export function canonicalHash(value: unknown): string {
  return hash('sha256', canonicalText(value));
}

/**
 * The text that `JSON.stringify` makes of a value whose keys are sorted. Written by hand: `JSON.stringify` with a function
 * that sorts the keys takes ten times as long, and every callback waits for it.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += text === '' ? canonicalText(item) : `,${canonicalText(item)}`;
    return `[${text}]`;
  }
  const object = value as Record<string, unknown>;
  const { sorted, labels } = formOf(Object.keys(object));
  for (let at = 0; at < sorted.length; at += 1) text += labels[at] + canonicalText(object[sorted[at] as string]);
  return `{${text}}`;
}

/** Quotes, what has to be escaped, and halves of surrogate pairs: all else stands for itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_PLAIN = /["\\\u0000-\u001f\ud800-\udfff]/;

function quoted(text: string): string {
  return NOT_PLAIN.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** How objects with the same keys in the same sequence are written. */
interface Form {
  keys: readonly string[];
  sorted: readonly string[];
  /** Before each value: a comma if it is not the first, the key and a colon. */
  labels: readonly string[];
}

/** Forms that came before, by number of keys and first key: callbacks of a kind have few, and to sort takes longer. */
const forms = new Map<number, Map<string, Form>>();
const MOST_FORMS = 50;
/** More or longer keys are not kept. */
const MOST_KEYS = 50;
const MOST_CHARACTERS = 2_000;

function formOf(keys: readonly string[]): Form {
  const [first = ''] = keys;
  const known = forms.get(keys.length)?.get(first);
  if (known && isSame(known.keys, keys)) return known;
  const sorted = keys.toSorted();
  const form = { keys, sorted, labels: sorted.map((key, at) => `${at === 0 ? '' : ','}${JSON.stringify(key)}:`) };
  if (keys.length > MOST_KEYS || keys.join('').length > MOST_CHARACTERS) return form;
  const ofLength = forms.get(keys.length) ?? new Map<string, Form>();
  if (ofLength.size >= MOST_FORMS) ofLength.clear();
  ofLength.set(first, form);
  forms.set(keys.length, ofLength);
  return form;
}

function isSame(known: readonly string[], keys: readonly string[]): boolean {
  for (let at = 0; at < keys.length; at += 1) if (known[at] !== keys[at]) return false;
  return true;
}
