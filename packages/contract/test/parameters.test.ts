import { describe, expect, it } from 'vitest';
import type { FieldProblem } from '../src/field-problem.ts';
import type { GivenParameters } from '../src/request-checks.ts';
import { checkParameters } from '../src/requests.ts';
import { checkParameters as checkSandboxParameters } from '../src/sandbox/requests.ts';
import { checkParameters as checkWebhookServerParameters } from '../src/webhook-server/requests.ts';

const given = (parts: Partial<GivenParameters>): GivenParameters => ({ path: {}, query: {}, header: {}, ...parts });
const company = { companyId: 'ACME01' };

type Refused = [operation: string, parts: Partial<GivenParameters>, problem: FieldProblem];

const refused: Refused[] = [
  ['getAssessmentPackages', {}, { field: 'companyId', rule: 'required', message: 'companyId is required.' }],
  [
    'upsertAssessmentPackage',
    { path: company },
    { field: 'packageId', rule: 'required', message: 'packageId is required.' },
  ],
  [
    'getAssessmentPackages',
    { path: { companyId: '' } },
    { field: 'companyId', rule: 'minLength', limit: 1, message: 'companyId must not be empty.' },
  ],
  [
    'getAssessmentPackages',
    { path: { companyId: 'x'.repeat(10) } },
    { field: 'companyId', rule: 'maxLength', limit: 9, message: 'companyId must have at most 9 characters.' },
  ],
  [
    'upsertAssessmentPackage',
    { path: { ...company, packageId: 'x'.repeat(37) } },
    { field: 'packageId', rule: 'maxLength', limit: 36, message: 'packageId must have at most 36 characters.' },
  ],
  ...['maybe', 'TRUE', '', '2'].map(
    (testmode): Refused => [
      'getCallback',
      { header: { testmode } },
      { field: 'testmode', rule: 'type', limit: 'boolean', message: 'testmode must be true or false.' },
    ],
  ),
  [
    'getPartnerAssessmentOrders',
    { query: { limit: '0' } },
    { field: 'limit', rule: 'minimum', limit: 1, message: 'limit must be at least 1.' },
  ],
  [
    'getPartnerAssessmentOrders',
    { query: { offset: '-1' } },
    { field: 'offset', rule: 'minimum', limit: 0, message: 'offset must be at least 0.' },
  ],
  [
    'getPartnerAssessmentOrders',
    { query: { offset: '2147483648' } },
    { field: 'offset', rule: 'format', limit: 'int32', message: 'offset must be a whole number of 32 bits.' },
  ],
  ...['many', '', ['10', '20']].map(
    (limit): Refused => [
      'getPartnerAssessmentOrders',
      { query: { limit } },
      { field: 'limit', rule: 'type', limit: 'integer', message: 'limit must be a whole number.' },
    ],
  ),
];

describe('checkParameters', () => {
  it.each([
    ['true', true],
    ['false', false],
  ])('reads the testMode header %j as %j', (testmode, value) => {
    expect(checkParameters('getCallback', given({ header: { testmode } }))).toEqual({
      ok: true,
      path: {},
      query: {},
      header: { testmode: value },
    });
  });

  it('turns limit, offset and includeTotalCount into the declared types', () => {
    const query = { limit: '20', offset: '0', includeTotalCount: 'true', filter: "companyid eq '1'" };
    expect(checkParameters('getPartnerAssessmentOrders', given({ query }))).toMatchObject({
      ok: true,
      query: { limit: 20, offset: 0, includeTotalCount: true, filter: "companyid eq '1'" },
    });
  });

  it('leaves a text that looks like a number a text where a text is declared', () => {
    const path = { companyId: '123456789', packageId: '007' };
    expect(checkParameters('upsertAssessmentPackage', given({ path }))).toMatchObject({ ok: true, path });
  });

  it('makes nothing up for parameters that are left out', () => {
    expect(checkParameters('getPartnerAssessmentOrders', given({}))).toEqual({
      ok: true,
      path: {},
      query: {},
      header: {},
    });
  });

  it.each(refused)('%s with %j is refused', (operation, parts, problem) => {
    const result = checkParameters(operation, given(parts));
    expect(result).toEqual({ ok: false, problems: expect.arrayContaining([problem]) });
    expect(result.ok ? [] : result.problems.filter(({ rule }) => rule === problem.rule)).toStrictEqual([problem]);
  });

  it('names all problems of a request', () => {
    const parts = { path: {}, header: { testmode: 'maybe' } };
    const result = checkParameters('upsertAssessmentPackage', given(parts));
    const problems = result.ok ? [] : result.problems.map(({ field, rule }) => `${field} ${rule}`);
    expect(problems.toSorted()).toEqual(['companyId required', 'packageId required', 'testmode type']);
  });

  it('never repeats what was sent', () => {
    const parts = { path: { companyId: 'peculiar-company' }, header: { testmode: 'peculiar-mode' } };
    expect(JSON.stringify(checkParameters('getAssessmentPackages', given(parts)))).not.toContain('peculiar');
  });

  it('does not change what it is given', () => {
    const query = Object.freeze({ limit: '20' });
    expect(checkParameters('getPartnerAssessmentOrders', given({ query })).ok).toBe(true);
    expect(query).toEqual({ limit: '20' });
  });

  it('hands on parameters that the contract does not know', () => {
    const result = checkParameters('getCallback', given({ query: { color: 'red' }, header: { accept: '*/*' } }));
    expect(result).toEqual({ ok: true, path: {}, query: { color: 'red' }, header: { accept: '*/*' } });
  });

  it.each(['nothing', 'toString', '__proto__'])('has nothing to check for %s', (operation) => {
    expect(checkParameters(operation, given({ query: { limit: 'many' } }))).toMatchObject({ ok: true });
  });

  it('checks the lists of the webhook server: at most 200 items, known states', () => {
    const list = (query: GivenParameters['query']) => checkWebhookServerParameters('listEvents', given({ query }));
    expect(list({ limit: '200', state: 'dead' })).toMatchObject({ ok: true, query: { limit: 200, state: 'dead' } });
    expect(list({ limit: '201' })).toEqual({
      ok: false,
      problems: [{ field: 'limit', rule: 'maximum', limit: 200, message: 'limit must be at most 200.' }],
    });
    const states = ['pending', 'handed_over', 'dead'];
    expect(list({ state: 'lost' })).toEqual({
      ok: false,
      problems: [
        { field: 'state', rule: 'enum', limit: states, message: 'state must be one of pending, handed_over, dead.' },
      ],
    });
  });

  it('checks the paths of the sandbox', () => {
    expect(checkSandboxParameters('getSandboxOrder', given({}))).toMatchObject({
      ok: false,
      problems: [{ field: 'orderId', rule: 'required' }],
    });
  });
});
