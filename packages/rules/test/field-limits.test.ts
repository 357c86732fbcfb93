import { fields } from '@assessment-kit/contract/fields';
import { describe, expect, it } from 'vitest';
import { choicesOf, type FieldLimit, fieldLimits, limitOf, maxLengthOf } from '../src/index.ts';
import { DOCUMENTED_LIMITS } from './support/documented-limits.ts';

/** A limit in the words of the table. */
function inWords({ required, type, nullable, minLength, maxLength, ...rest }: FieldLimit): string {
  return [
    required ? 'required' : 'optional',
    nullable ? `${type} or null` : type,
    ...(minLength === undefined && maxLength === undefined ? [] : [`${minLength ?? ''}..${maxLength ?? ''}`]),
    ...(rest.minimum === undefined ? [] : [`>=${rest.minimum}`]),
    ...(rest.exclusiveMinimum === undefined ? [] : [`>${rest.exclusiveMinimum}`]),
    ...(rest.format === undefined ? [] : [rest.format]),
    ...(rest.enum === undefined ? [] : [`of ${rest.enum.join(' ')}`]),
  ].join(' ');
}

describe('the limits of the fields', () => {
  it('are written down for every operation that takes a body', () => {
    const operations = new Set(fields.filter((field) => field.in === 'request').map(({ operation }) => operation));
    expect([...operations].sort()).toEqual(Object.keys(DOCUMENTED_LIMITS).sort());
  });

  it.each(Object.entries(DOCUMENTED_LIMITS))(
    'are those of the pages for %s, no field more or less',
    (operation, limits) => {
      expect(Object.fromEntries(fieldLimits(operation).map((field) => [field.path, inWords(field)]))).toEqual(limits);
    },
  );

  it.each(Object.entries(DOCUMENTED_LIMITS))('are found by their path for %s', (operation, limits) => {
    const found = Object.keys(limits).map((path) => [
      limitOf(operation, path)?.operation,
      limitOf(operation, path)?.path,
    ]);
    expect(found).toEqual(Object.keys(limits).map((path) => [operation, path]));
  });

  it.each(Object.keys(DOCUMENTED_LIMITS))('name the page they come from for %s', (operation) => {
    const limited = fieldLimits(operation).filter(
      ({ maxLength, minimum, exclusiveMinimum, ...field }) =>
        maxLength !== undefined || minimum !== undefined || exclusiveMinimum !== undefined || field.enum !== undefined,
    );
    expect(limited.filter(({ source }) => !source || source.page.length === 0).map(({ path }) => path)).toEqual([]);
  });

  it('are those of requests only: an answer has none that a partner must keep', () => {
    expect(fieldLimits('getAssessmentPackages')).toEqual([]);
    expect(limitOf('getAssessmentPackages', 'companyId')).toBeUndefined();
  });

  it('are unknown for an operation or a field that the contract does not have', () => {
    expect(fieldLimits('cancelOrder')).toEqual([]);
    expect(limitOf('updateAssessmentOrder', 'overallReport')).toBeUndefined();
  });

  it('stand in the sequence of the contract', () => {
    const paths = fieldLimits('upsertOnboardingStatus').map(({ path }) => path);
    expect(paths).toEqual(['companyId', 'onboardingStatus']);
  });

  it('tell length and choices, or that the contract has none', () => {
    expect(maxLengthOf('upsertOnboardingStatus', 'companyId')).toBe(9);
    expect(choicesOf('upsertCallback', 'orderLevel')).toEqual(['Assessment', 'Test']);
    expect(() => maxLengthOf('upsertCallback', 'orderLevel')).toThrow('upsertCallback orderLevel');
    expect(() => choicesOf('upsertCallback', 'apiKey')).toThrow('upsertCallback apiKey');
  });
});
