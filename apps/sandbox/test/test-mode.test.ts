import { type OperationId, operationTable } from '@assessment-kit/contract';
import { validateResponse } from '@assessment-kit/contract/responses';
import type { ValueSchema } from '@assessment-kit/schema-values';
import { describe, expect, it } from 'vitest';
import { mockReply } from '../src/test-mode/mock-reply.ts';
import { seededRandom } from '../src/test-mode/random.ts';
import { sample } from '../src/test-mode/sample.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const make = (schema: ValueSchema) => SEEDS.map((seed) => sample(schema, () => ({}), seededRandom(seed)));

describe('what test mode answers', () => {
  it.each(Object.keys(operationTable) as OperationId[])(
    '%s: is allowed by the contract and repeated by its seed',
    (id) => {
      const replies = SEEDS.map((seed) => mockReply(id, seededRandom(seed)));
      for (const { status, body } of replies) {
        const read = body === undefined ? status : validateResponse(id, status, body, 'exact');
        expect(read, JSON.stringify(body)).toEqual(body === undefined ? 204 : { declared: true, problems: [] });
      }
      expect(SEEDS.map((seed) => mockReply(id, seededRandom(seed)))).toEqual(replies);
      const different = new Set(replies.map(({ body }) => JSON.stringify(body))).size;
      expect(different).toBeGreaterThan(replies[0]?.body === undefined ? 0 : 100);
    },
  );

  it('keeps to the limits of numbers, also where they are tight', () => {
    for (const value of make({ type: 'integer', minimum: 3, maximum: 5 })) expect([3, 4, 5]).toContain(value);
    for (const value of make({ type: 'integer', exclusiveMinimum: 0, maximum: 1 })) expect(value).toBe(1);
    for (const value of make({ type: 'integer', maximum: -7 })) expect(value).toBe(-7);
    for (const value of make({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.02 })) expect(value).toBe(0.01);
    for (const value of make({ type: 'number', maximum: -1 })) expect(value).toBeLessThan(-1);
  });

  it('keeps to the limits of texts', () => {
    for (const value of make({ type: 'string', maxLength: 4 })) expect(value).toHaveLength(4);
    for (const value of make({ type: 'string', minLength: 50 })) expect(value).toHaveLength(50);
  });

  it('says so when the contract asks for something that no value can be made for', () => {
    expect(() => make({ type: 'string', pattern: '^a$' } as ValueSchema)).toThrow('"pattern"');
  });
});
