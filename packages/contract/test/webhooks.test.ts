import { describe, expect, it } from 'vitest';
import { problemsFound } from '../src/field-problem.ts';
import { validators as exact } from '../src/generated/assessments/webhooks-exact.js';
import { validateWebhook } from '../src/webhooks.ts';
import { changed } from './changed.ts';

const order = {
  assessmentOrder: {
    orderId: 'o-1',
    packageId: 'p-1',
    companyId: 'ACME01',
    tests: [{ testId: 't-1' }],
    requester: { firstName: 'Robin', email: null, certificationDateTime: '2026-01-13T09:12:00.0000000Z' },
    assessee: { title: null, firstName: 'Casey' },
  },
};
const failure = { CorrelationId: 'c-1', Count: 1, Values: [{ Code: 'x', Message: 'y' }] };

const rules = (found: { field: string; rule: string }[]) => found.map(({ field, rule }) => `${field} ${rule}`);

describe('validateWebhook', () => {
  it('finds nothing wrong with an order as it is documented', () => {
    expect(validateWebhook('order', order)).toEqual([]);
  });

  it.each([
    ['order', 'an odd date', 'assessmentOrder.requester.certificationDateTime', 'today', 'format'],
    ['order', 'an empty id', 'assessmentOrder.orderId', '', 'minLength'],
    ['error', 'a negative count', 'Count', -1, 'minimum'],
  ] as const)('takes an %s with %s, which the exact reading refuses', (name, _, field, value, rule) => {
    const payload = changed(name === 'order' ? order : failure, field, value);
    expect(validateWebhook(name, payload)).toEqual([]);
    expect(rules(problemsFound(exact[name], payload))).toEqual([`${field} ${rule}`]);
  });

  it.each([
    ['order', changed(changed(order, 'assessmentOrder.priority', 'High'), 'version', 2)],
    ['order', changed(order, 'assessmentOrder.assessee.pronouns', 'they')],
    ['job', { jobId: 1, anything: ['goes'] }],
    ['job', {}],
    ['error', { OrderId: 'o-1' }],
  ] as const)('keeps what the contract does not know: %s %j', (name, payload) => {
    const before = structuredClone(payload);
    expect(validateWebhook(name, payload)).toEqual([]);
    expect(problemsFound(exact[name], payload)).toEqual([]);
    expect(payload).toEqual(before);
  });

  it.each([
    ['assessmentOrder', undefined, 'assessmentOrder required'],
    ['assessmentOrder.orderId', undefined, 'assessmentOrder.orderId required'],
    ['assessmentOrder.orderId', 12, 'assessmentOrder.orderId type'],
    ['assessmentOrder.companyId', null, 'assessmentOrder.companyId type'],
    ['assessmentOrder.assessee', 'Casey', 'assessmentOrder.assessee type'],
    ['assessmentOrder.assessee.title', 12, 'assessmentOrder.assessee.title type'],
    ['assessmentOrder.tests[0].testId', 12, 'assessmentOrder.tests[0].testId type'],
    ['', [], ' type'],
    ['', undefined, ' required'],
  ])('refuses an order whose %s is %j', (field, value, problem) => {
    expect(rules(validateWebhook('order', changed(order, field, value)))).toEqual([problem]);
  });

  it('takes an order without anything about the persons', () => {
    const payload = changed(changed(order, 'assessmentOrder.requester', null), 'assessmentOrder.assessee', undefined);
    expect(validateWebhook('order', payload)).toEqual([]);
  });

  it('says where an order is wrong without repeating what it holds', () => {
    const payload = changed(order, 'assessmentOrder.assessee', 'Casey Candidate');
    expect(validateWebhook('order', payload)).toStrictEqual([
      {
        field: 'assessmentOrder.assessee',
        rule: 'type',
        limit: 'object',
        message: 'assessmentOrder.assessee must be an object.',
      },
    ]);
  });
});
