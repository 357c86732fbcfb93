import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueSchema } from '../src/index.ts';
import { breaksOf, everyValueOf, limitsOf } from '../src/testing.ts';

const schemas: Record<string, ValueSchema> = {
  Kind: { type: 'string', enum: ['Small', 'Great'] },
  Part: {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', minLength: 1, maxLength: 3 },
      price: { type: ['number', 'null'], exclusiveMinimum: 1 },
      at: { type: 'string', format: 'date-time' },
    },
  },
};
const resolve = (ref: string) => schemas[ref] ?? {};
const thing: ValueSchema = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { $ref: 'Kind' },
    count: { type: 'integer', format: 'int32', minimum: 0 },
    parts: { type: ['array', 'null'], items: { $ref: 'Part' } },
    main: { oneOf: [{ $ref: 'Part' }, { type: 'null' }] },
  },
};

const ajv = new Ajv2020({
  schemas: Object.entries(schemas).map(([$id, schema]) => ({ $id, ...schema })),
  strict: false,
});
formats.default(ajv);
const allows = ajv.compile(thing);

const limits = limitsOf(thing, resolve);

describe('the limits of a schema', () => {
  it('are found at every depth, behind references and beside null, each once', () => {
    const named = limits.map(({ place, kind }) => `${place}: ${kind}`);
    expect(named).toEqual([...new Set(named)]);
    expect(named).toEqual(
      expect.arrayContaining([
        ': wrong type',
        'kind: missing',
        'kind: unknown member',
        'count: too small',
        'count: too great',
        'parts: wrong type',
        'parts[].id: missing',
        'parts[].id: too long',
        'parts[].id: too short',
        'parts[].price: too small',
        'parts[].at: wrong format',
        'main: wrong type',
        'main.id: too long',
      ]),
    );
  });

  it.each(limits.map((limit) => [`${limit.place || 'the whole'}: ${limit.kind}`, limit] as const))(
    'have values just within and just beyond: %s',
    (_name, { place, kind, edges }) => {
      const around = everyValueOf(thing, { resolve, having: place });
      fc.assert(
        fc.property(around, (value) => {
          const there = breaksOf(thing, value, resolve).filter(
            (each) => each.kind === kind && each.field.replaceAll(/\[\d+\]/g, '[]') === place,
          );
          expect(there.length).toBeGreaterThan(0);
          expect(allows(value)).toBe(true);
          expect(there.filter((each) => allows(each.value))).toEqual([]);
        }),
        { numRuns: 20 },
      );
      for (const edge of edges) {
        const atEdge = everyValueOf(thing, { resolve, having: place, always: { [place]: fc.constant(edge) } });
        fc.assert(
          fc.property(atEdge, (value) => allows(value)),
          { numRuns: 5 },
        );
      }
    },
  );

  it('keep a place out when it is asked for', () => {
    const without = everyValueOf(thing, { resolve, without: 'main' });
    fc.assert(fc.property(without, (value) => !Object.hasOwn(value as object, 'main')));
  });
});
