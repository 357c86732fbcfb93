import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalHash } from '../src/inbox/canonical-hash.ts';

/** Slow, and plain to see what it does. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return new Map(
    Object.entries(value)
      .map(([key, each]) => [key, sorted(each)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  return `{${[...value].map(([key, each]) => `${JSON.stringify(key)}:${written(each)}`).join(',')}}`;
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\ud800', '\u0000', '\u2028'),
);
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    ...[text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)],
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('id', 'name', 'status')), tie('value'), { maxKeys: 5 }),
  ),
}));

test('is that of the text with sorted keys, whatever the value and whatever came before', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalHash(value)).toBe(
        createHash('sha256')
          .update(written(sorted(value)))
          .digest('hex'),
      );
    }),
    { numRuns: 500 },
  );
});

test('is the same for another sequence of the keys, also where the first key and their number are those of another form', () => {
  const one = { id: 1, name: 'a', status: 'b' };
  const other = { id: 1, status: 'b', name: 'a' };
  const third = { id: 1, code: 'b', name: 'a' };
  expect(new Set([one, other, one].map(canonicalHash)).size).toBe(1);
  expect(canonicalHash(third)).not.toBe(canonicalHash(one));
  expect(canonicalHash({ first: one, id: 2 })).toBe(canonicalHash({ id: 2, first: other }));
});
