import { fieldOf, type PathPart } from './field-path.ts';
import { knownFields } from './known-fields.ts';

/**
 * Every field of a parsed catalogue that the contract does not know, in the sequence of the file. Lists in lists are left out:
 * the contract has none, and an anchor can make one that never ends.
 */
export function unknownFields(value: unknown, path: readonly PathPart[] = []): PathPart[][] {
  if (Array.isArray(value) && typeof path.at(-1) === 'number') return [];
  if (Array.isArray(value)) return value.flatMap((each, index) => unknownFields(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const known = fieldsKnownAt(path);
  if (!known) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    known.includes(name) ? unknownFields(inner, [...path, name]) : [[...path, name]],
  );
}

/** Names of the fields that the object at `path` may have. */
export function fieldsKnownAt(path: readonly PathPart[]): readonly string[] | undefined {
  return knownFields(fieldOf(path).replaceAll(/\[\d+\]/g, '[]'));
}
