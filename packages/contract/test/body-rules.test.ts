import { describe, expect, it } from 'vitest';
import { checkBody } from '../src/requests.ts';
import { checkBody as checkSandboxBody } from '../src/sandbox/requests.ts';
import { checkBody as checkWebhookServerBody } from '../src/webhook-server/requests.ts';
import { bodies } from './bodies.ts';
import { bodyOf, brokenBodies } from './broken-bodies.ts';
import { changed } from './changed.ts';

const ATTEMPT = 'assessments[0].assessmentResults.tests[0].score.attempt';

/** The last value that is still allowed. */
const allowed: [operation: keyof typeof bodies, field: string, value: unknown][] = [
  ['upsertAssessmentPackage', 'id', 'x'.repeat(36)],
  ['upsertAssessmentPackage', 'id', 'x'],
  ['upsertAssessmentPackage', 'name', 'x'.repeat(50)],
  ['upsertAssessmentPackage', 'name', '🚀'.repeat(50)],
  ['upsertAssessmentPackage', 'name', ''],
  ['upsertAssessmentPackage', 'assessments[0].summary', 'x'.repeat(250)],
  ['upsertAssessmentPackage', 'assessments[0].name', null],
  ['upsertAssessmentPackage', 'assessments', []],
  ['upsertAssessmentPackage', 'status.startDate', '2026-01-13T11:45:44+05:30'],
  ['upsertAssessmentPackage', 'status.startDate', '2026-01-13T09:12:00.0000000Z'],
  ['upsertAssessmentPackage', 'status.endDate', null],
  ['upsertCallback', 'callbackDetails.successCallbackUrl', 'x'.repeat(256)],
  ['upsertCallback', 'apiKey', 'x'.repeat(50)],
  ['upsertOnboardingStatus', 'companyId', 'x'.repeat(9)],
  ['upsertSubscription', 'price', 1.01],
  ['upsertSubscription', 'currency', null],
  ['updateAssessmentOrder', ATTEMPT, 0],
  ['updateAssessmentOrder', ATTEMPT, 2 ** 31 - 1],
  ['updateAssessmentOrder', 'assessments[0].assessmentResults.tests[0].score', null],
  ['updateAssessmentOrder', '', {}],
];

describe('checkBody', () => {
  it.each(Object.entries(bodies))('finds nothing wrong with a good body of %s', (operation, body) => {
    expect(checkBody(operation, body)).toEqual([]);
  });

  it.each(brokenBodies)('$operation: $field = $value breaks the rule $problem.rule', (broken) => {
    expect(checkBody(broken.operation, bodyOf(broken))).toStrictEqual([broken.problem]);
  });

  it.each(allowed)('%s: %s = %j is within the limit', (operation, field, value) => {
    expect(checkBody(operation, bodyOf({ operation, field, value }))).toEqual([]);
  });

  it('never repeats what was sent', () => {
    for (const broken of brokenBodies) {
      const said = JSON.stringify(checkBody(broken.operation, bodyOf(broken)));
      expect(said).not.toMatch(/Peculiar|777|xx|🚀|usd|2027|2147483648/);
    }
  });

  it('refuses a fraction where a whole number is asked for, with one problem', () => {
    const problems = checkBody('updateAssessmentOrder', changed(bodies.updateAssessmentOrder, ATTEMPT, 1.5));
    expect(problems.map(({ field, rule }) => `${field} ${rule}`)).toEqual([`${ATTEMPT} type`]);
  });

  it('asks for a body where there is none', () => {
    const problem = { field: '', rule: 'required', message: 'A body is required.' };
    expect(checkBody('upsertAssessmentPackage', undefined)).toEqual([problem]);
  });

  it('names the place in a bare list', () => {
    const packages = [bodies.upsertAssessmentPackage, changed(bodies.upsertAssessmentPackage, 'name', undefined)];
    expect(checkBody('upsertAssessmentPackages', packages)).toEqual([
      { field: '[1].name', rule: 'required', message: '[1].name is required.' },
    ]);
  });

  it('reports every problem of a body, not just the first', () => {
    const body = { ...bodies.upsertAssessmentPackage, id: '', name: 1, status: {} };
    const problems = checkBody('upsertAssessmentPackage', body).map(({ field, rule }) => `${field} ${rule}`);
    expect(problems.toSorted()).toEqual(['id minLength', 'name type', 'status.startDate required']);
  });

  it('stops after 100 problems', () => {
    const packages = (count: number) =>
      Array.from({ length: count }, () => changed(bodies.upsertAssessmentPackage, 'name', undefined));
    expect(checkBody('upsertAssessmentPackages', packages(99))).toHaveLength(99);
    expect(checkBody('upsertAssessmentPackages', packages(5_000))).toHaveLength(100);
  });

  it('lets fields pass that the contract does not know', () => {
    const body = changed({ ...bodies.upsertAssessmentPackage, color: 'red' }, 'assessments[0].tests[0].color', 'red');
    expect(checkBody('upsertAssessmentPackage', body)).toEqual([]);
  });

  it('does not convert a text that could be a number', () => {
    const body = changed(bodies.updateAssessmentOrder, ATTEMPT, '1');
    expect(checkBody('updateAssessmentOrder', body)).toHaveLength(1);
    expect(body).toEqual(changed(bodies.updateAssessmentOrder, ATTEMPT, '1'));
  });

  it.each(['getCallback', 'nothing', 'toString', '__proto__'])('has nothing to check for %s', (operation) => {
    expect(checkBody(operation, { anything: true })).toEqual([]);
  });

  it('checks what the sandbox takes', () => {
    const order = { companyId: 'ACME01', packageId: 'p-1', tests: ['t-1', { testId: 't-2' }] };
    expect(checkSandboxBody('placeOrder', order)).toEqual([]);
    expect(checkSandboxBody('placeOrder', { ...order, tests: [{}] })).toEqual([
      { field: 'tests[0].testId', rule: 'required', message: 'tests[0].testId is required.' },
    ]);
  });

  it('checks what the webhook server takes', () => {
    expect(checkWebhookServerBody('reportResults', bodies.updateAssessmentOrder)).toEqual([]);
    expect(checkWebhookServerBody('reportResults', { overallScore: 'x'.repeat(31) })).toEqual([
      { field: 'overallScore', rule: 'maxLength', limit: 30, message: 'overallScore must have at most 30 characters.' },
    ]);
  });
});
