import { describe, expect, it } from 'vitest';
import { type FieldRow, fields } from '../src/fields.ts';
import { fields as webhookServerFields } from '../src/generated/webhook-server/fields.ts';
import { operationTable } from '../src/index.ts';
import { checkBody } from '../src/requests.ts';
import { changed } from './changed.ts';
import { pageCodes } from './contract-files.ts';

const requestFields = fields.filter((row) => row.in === 'request');
const named = (rows: readonly FieldRow[]) => rows.map((row) => ({ ...row, name: `${row.operation} ${row.path}` }));

/** The rules that one field of a body breaks, in an otherwise empty body. */
function rulesBroken({ operation, path }: FieldRow, value: unknown): string[] {
  const field = path.replaceAll('[]', '[0]');
  const problems = checkBody(operation, changed(undefined, field, value));
  return problems.filter((each) => each.field === field).map(({ rule }) => rule);
}

describe('the table of fields', () => {
  it('knows where each field comes from', () => {
    const codes = pageCodes();
    for (const { source } of fields) {
      expect(source?.page).not.toEqual([]);
      expect(source?.page.filter((page) => !codes.has(page))).toEqual([]);
      expect(['certain', 'inferred']).toContain(source?.confidence);
    }
  });

  it('belongs to operations and webhooks of the contract', () => {
    const known = new Set([...Object.keys(operationTable), 'order', 'job', 'error']);
    expect(fields.filter(({ operation }) => !known.has(operation))).toEqual([]);
  });

  it('has a row with every limit of a field', () => {
    expect(fields).toContainEqual({
      operation: 'updateAssessmentOrder',
      in: 'request',
      path: 'assessments[].assessmentResults.tests[].score.attempt',
      schema: 'TestScore',
      type: 'integer',
      required: true,
      nullable: false,
      minimum: 0,
      format: 'int32',
      source: { page: ['S1', 'S3'], confidence: 'inferred' },
    });
    expect(fields).toContainEqual({
      operation: 'upsertSubscription',
      in: 'request',
      path: 'currency',
      schema: 'Subscription',
      type: 'string',
      required: false,
      nullable: true,
      enum: ['USD', 'EUR', 'GBP', 'CAD'],
      source: { page: ['SU', 'W-sub'], confidence: 'certain' },
    });
  });

  it('has the parameters, with the greatest value allowed', () => {
    expect(webhookServerFields).toContainEqual({
      operation: 'listOrders',
      in: 'query',
      path: 'limit',
      schema: null,
      type: 'integer',
      required: false,
      nullable: false,
      minimum: 1,
      maximum: 200,
      format: 'int32',
    });
  });

  it('has the payloads of webhooks', () => {
    const row = fields.find((each) => each.in === 'webhook' && each.path === 'assessmentOrder.requester.email');
    expect(row).toMatchObject({ operation: 'order', schema: 'Requester', nullable: true });
  });
});

describe('each field of a request is checked as the table says', () => {
  it.each(named(requestFields))('$name is required, or not', (row) => {
    const parent = row.path.replaceAll('[]', '[0]').replace(/\.?[^.\]]+$/, '');
    const problems = checkBody(row.operation, changed(undefined, parent, {}));
    const rules = problems.filter(({ field }) => field === row.path.replaceAll('[]', '[0]')).map(({ rule }) => rule);
    expect(rules).toEqual(row.required ? ['required'] : []);
  });

  it.each(named(requestFields))('$name may be null, or not', (row) => {
    if (row.nullable) expect(rulesBroken(row, null)).toEqual([]);
    else expect(rulesBroken(row, null)).toContain('type');
  });

  it.each(named(requestFields.filter(({ minLength }) => minLength !== undefined)))(
    '$name has a least length',
    (row) => {
      expect(rulesBroken(row, 'x'.repeat(row.minLength ?? 0))).toEqual([]);
      expect(rulesBroken(row, 'x'.repeat((row.minLength ?? 0) - 1))).toEqual(['minLength']);
    },
  );

  it.each(named(requestFields.filter(({ maxLength }) => maxLength !== undefined)))(
    '$name has a greatest length',
    (row) => {
      expect(rulesBroken(row, 'x'.repeat(row.maxLength ?? 0))).toEqual([]);
      expect(rulesBroken(row, 'x'.repeat((row.maxLength ?? 0) + 1))).toEqual(['maxLength']);
    },
  );

  it.each(named(requestFields.filter((row) => row.enum !== undefined)))('$name has a closed list of values', (row) => {
    for (const member of row.enum ?? []) expect(rulesBroken(row, member)).toEqual([]);
    expect(rulesBroken(row, 'Nothing of the kind')).toEqual(['enum']);
  });

  it.each(named(requestFields.filter(({ format }) => format === 'date-time')))(
    '$name is a date with an offset',
    (row) => {
      expect(rulesBroken(row, '2026-01-13T11:45:44.815Z')).toEqual([]);
      expect(rulesBroken(row, '2026-01-13T11:45:44.815')).toEqual(['format']);
    },
  );
});
