import { describe, expect, it } from 'vitest';
import { type Strictness, validateResponse } from '../src/responses.ts';
import { bodies } from './bodies.ts';
import { changed } from './changed.ts';

const list = { count: 1, values: [bodies.upsertAssessmentPackage] };
const refusal = { CorrelationId: 'c-1', Count: 1, Values: [{ Fields: null, Code: 'not_found', Message: 'No.' }] };
const failure = { CorrelationId: 'c-1', Value: { Code: 'internal_error', Message: 'No.' } };

const problems = (body: unknown, strictness?: Strictness) => {
  const checked = validateResponse('getAssessmentPackages', 200, body, strictness);
  return checked.declared ? checked.problems.map(({ field, rule }) => `${field} ${rule}`) : undefined;
};

describe('an answer that is read tolerantly', () => {
  it.each([
    ['a new member of an enum', 'values[0].status.value', 'Archived', 'enum'],
    ['a longer text', 'values[0].name', 'x'.repeat(51), 'maxLength'],
    ['an empty id', 'values[0].id', '', 'minLength'],
    ['an odd date', 'values[0].status.startDate', 'soon', 'format'],
    ['a negative count', 'count', -1, 'minimum'],
    ['a count of more than 32 bits', 'count', 2 ** 40, 'format'],
  ])('may have %s, which the exact reading refuses', (_, field, value, rule) => {
    const body = changed(list, field, value);
    expect(problems(body)).toEqual([]);
    expect(problems(body, 'tolerant')).toEqual([]);
    expect(problems(body, 'exact')).toEqual([`${field} ${rule}`]);
  });

  it('keeps fields that the contract does not know, as does the exact reading: no schema forbids them', () => {
    const body = changed(changed(list, 'values[0].color', 'red'), 'nextPage', 2);
    const before = structuredClone(body);
    expect(problems(body, 'tolerant')).toEqual([]);
    expect(problems(body, 'exact')).toEqual([]);
    expect(body).toEqual(before);
  });

  it.each([
    ['a required field is missing', 'values[0].name', undefined, 'values[0].name required'],
    ['a field has another type', 'values[0].assessments', 'none', 'values[0].assessments type'],
    ['a field is null that never is', 'values[0].id', null, 'values[0].id type'],
    ['a field that is named like a note for people has another type', 'values[0].summary', 1, 'values[0].summary type'],
    ['it is no object', '', [], ' type'],
    ['it is empty', '', undefined, ' required'],
  ])('is refused when %s', (_, field, value, problem) => {
    const body = changed(list, field, value);
    expect(problems(body, 'tolerant')).toEqual([problem]);
    expect(problems(body, 'exact')).toEqual([problem]);
  });
});

describe('the schema of an answer', () => {
  it.each([
    ['that is declared by itself', 'getCallback', 404, refusal],
    ['of the range 4XX', 'upsertCallback', 404, refusal],
    ['of the range 4XX', 'getCallback', 418, refusal],
    ['that is declared by itself', 'getCallback', 500, failure],
    ['of the range 5XX', 'getCallback', 503, failure],
    ['of the range 5XX', 'getCallback', 599, failure],
  ] as const)('is found for a status %s: %s %i', (_, operation, status, body) => {
    expect(validateResponse(operation, status, body)).toEqual({ declared: true, problems: [] });
    const empty = validateResponse(operation, status, {});
    expect(empty.declared && empty.problems.map(({ field }) => field)).toEqual(Object.keys(body));
  });

  it('is that of the status rather than that of its range', () => {
    // Any object is a refused token, while 429 has the list of errors.
    expect(validateResponse('issueToken', 418, {})).toEqual({ declared: true, problems: [] });
    expect(validateResponse('issueToken', 429, {})).toMatchObject({ problems: { length: 3 } });
  });

  it.each([
    ['without a body', 'updateAssessmentOrder', 204],
    ['that another operation has', 'getCallback', 201],
    ['of a range that is not declared', 'getCallback', 302],
    ['that is no status', 'getCallback', 0],
    ['beyond all ranges', 'getCallback', 600],
  ] as const)('does not exist for a status %s: %s %i', (_, operation, status) => {
    for (const strictness of ['tolerant', 'exact'] as const) {
      expect(validateResponse(operation, status, {}, strictness)).toEqual({ declared: false });
    }
  });
});
