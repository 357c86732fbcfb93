import { describe, expect, it } from 'vitest';
import { errorList, isJsonMediaType, problemsOf, serverError } from '../src/error-body.ts';
import { checkBody } from '../src/requests.ts';
import { validateResponse } from '../src/responses.ts';
import { bodyOf, brokenBodies, NUMBER, TEXT } from './broken-bodies.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('errorList', () => {
  const body = errorList([
    { field: 'name', code: 'field_required', message: 'name is required.' },
    { field: null, code: 'not_found', message: 'There is no such order.' },
  ]);

  it('lists the problems in the format of the platform', () => {
    expect(body).toStrictEqual({
      CorrelationId: expect.stringMatching(UUID),
      Count: 2,
      Values: [
        { Fields: 'name', Code: 'field_required', Message: 'name is required.' },
        { Fields: null, Code: 'not_found', Message: 'There is no such order.' },
      ],
    });
  });

  it('is an answer that the contract declares', () => {
    expect(validateResponse('upsertAssessmentPackage', 400, body, 'exact')).toEqual({ declared: true, problems: [] });
    expect(validateResponse('upsertAssessmentPackage', 400, errorList([]), 'exact')).toMatchObject({ problems: [] });
  });

  it('has a new correlation id each time', () => {
    expect(errorList([]).CorrelationId).not.toBe(errorList([]).CorrelationId);
  });
});

describe('serverError', () => {
  const body = serverError('internal_error', 'An unexpected error occurred.');

  it('says what failed in the format of the platform', () => {
    expect(body).toStrictEqual({
      CorrelationId: expect.stringMatching(UUID),
      Value: { Code: 'internal_error', Message: 'An unexpected error occurred.' },
    });
  });

  it('is an answer that the contract declares', () => {
    expect(validateResponse('upsertAssessmentPackage', 500, body, 'exact')).toEqual({ declared: true, problems: [] });
  });

  it('has a new correlation id each time', () => {
    expect(serverError('x', 'y').CorrelationId).not.toBe(serverError('x', 'y').CorrelationId);
  });
});

describe('problemsOf', () => {
  it.each([
    ['required', 'field_required'],
    ['exclusiveMinimum', 'greater_then'],
    ['minimum', 'too_small'],
    ['maximum', 'too_great'],
    ['minLength', 'too_short'],
    ['maxLength', 'too_long'],
    ['enum', 'invalid_value'],
    ['const', 'invalid_value'],
    ['type', 'invalid_type'],
    ['format', 'invalid_format'],
    ['a rule of the future', 'invalid_value'],
  ])('gives the rule %s the code %s', (rule, code) => {
    expect(problemsOf([{ field: 'a.b', rule, message: 'A sentence.' }])).toStrictEqual([
      { field: 'a.b', code, message: 'A sentence.' },
    ]);
  });

  it('calls the body as a whole "body"', () => {
    expect(problemsOf(checkBody('upsertAssessmentPackage', undefined))).toEqual([
      { field: 'body', code: 'field_required', message: 'A body is required.' },
    ]);
  });

  it('turns everything that a check finds into an answer without what was sent', () => {
    for (const broken of brokenBodies) {
      const answer = errorList(problemsOf(checkBody(broken.operation, bodyOf(broken))));
      expect(answer.Count).toBe(1);
      expect(JSON.stringify(answer.Values)).not.toContain(TEXT);
      expect(JSON.stringify(answer.Values)).not.toContain(String(NUMBER));
    }
  });
});

describe('isJsonMediaType', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=utf-8',
    'Application/JSON',
    ' application/json ',
    'application/json-patch+json',
    'application/problem+json',
    'application/vnd.partner.v1+json; charset=utf-8',
    'text/json',
  ])('knows %j', (contentType) => {
    expect(isJsonMediaType(contentType)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/jsonp',
    'application/json-seq',
    'application/+json',
    'application/xml+json+xml',
    'text/plain; application/json',
    'text/html+json',
  ])('refuses %j', (contentType) => {
    expect(isJsonMediaType(contentType)).toBe(false);
  });
});
