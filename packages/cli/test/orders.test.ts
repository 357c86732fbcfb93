import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliOptions, cli, environmentOf } from './support/cli.ts';
import { ASSESSMENT, COMPANY, makeCompanyReady, placeOrder, TESTS } from './support/company.ts';

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await createSandbox();
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
  await makeCompanyReady(sandbox);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});
const run = (argv: string[], options: CliOptions = {}) =>
  cli(argv, { cwd: folder, ...options, env: { ...environmentOf(sandbox), ...options.env } });
type List = { items: { assessmentOrderId: string; companyId: string }[]; more: boolean };
const COMPLETE = [
  ...['--test', `${ASSESSMENT}/${TESTS[0]}=Complete`, '--test', `${ASSESSMENT}/${TESTS[1]}=Complete`],
  ...['--assessment', `${ASSESSMENT}=Complete`],
];

describe('orders list', () => {
  it('pages through them up to the limit, and says when there are more', async () => {
    await makeCompanyReady(sandbox, 'PAGES');
    const placed = Array.from({ length: 45 }, () => placeOrder(sandbox, { companyId: 'PAGES' }));
    const all = (await run(['orders', 'list', '--company', 'PAGES', '--json'])).json<List>();
    expect(all.items.map(({ assessmentOrderId }) => assessmentOrderId).sort()).toEqual(placed.sort());
    expect(all.more).toBe(false);
    const some = await run(['orders', 'list', '--company', 'PAGES', '--limit', '44', '--json']);
    expect(some.json<List>()).toMatchObject({ more: true });
    expect(some.json<List>().items).toHaveLength(44);
    const one = await run(['orders', 'list', '--limit', '1', '--verbose']);
    expect(one.stdout).toContain('There are more');
    // No page is asked for that nobody wants to see.
    expect(one.stderr.match(/getPartnerAssessmentOrders/g)).toHaveLength(1);
  });

  it('filters by company, status, billing code and time', async () => {
    const orderId = placeOrder(sandbox, { billingCode: 'engineering' });
    const ids = async (...options: string[]) =>
      (await run(['orders', 'list', '--json', ...options])).json<List>().items.map((each) => each.assessmentOrderId);
    expect(await ids('--company', COMPANY, '--billing-code', 'engineering')).toEqual([orderId]);
    expect(await ids('--company', COMPANY, '--until', '2020-01-01')).toEqual([]);
    expect(await ids('--company', COMPANY, '--since', '2020-01-01')).toContain(orderId);
    expect(await ids('--company', COMPANY, '--status', 'Complete')).toEqual([]);
    expect((await run(['orders', 'list', '--company', 'NOBODY'])).stdout).toBe('No order fits.\n');
  });

  it('says nothing about people', async () => {
    const orderId = placeOrder(sandbox);
    const { assessee, requester } = sandbox.order(orderId) ?? {};
    for (const json of [[], ['--json']]) {
      const { stdout } = await run(['orders', 'list', '--company', COMPANY, ...json]);
      expect(stdout).toContain(orderId);
      expect(stdout).not.toMatch(/assessee|requester/);
      expect(stdout).not.toContain(assessee?.lastName ?? requester?.email);
    }
  });
});

describe('orders show', () => {
  it('shows everything that the platform says', async () => {
    const orderId = placeOrder(sandbox);
    const { stdout } = await run(['orders', 'show', orderId]);
    expect(stdout).toMatch(new RegExp(`assessmentOrderId +${orderId}`));
    expect(stdout).toMatch(/assessee\.id +\S+/);
    expect((await run(['orders', 'show', orderId, '--json'])).json()).toMatchObject({ assessmentOrderId: orderId });
  });

  it('says that there is none, also for an id with a quote in it', async () => {
    for (const id of ['0b6f3f0e-6a35-4c0d-9d3e-2f1f4f6f2a10', "x' or companyid ne '"]) {
      const { code, stderr } = await run(['orders', 'show', id]);
      expect(code).toBe(7);
      expect(stderr).toContain('The platform shows no such order.');
    }
  });
});

describe('orders update', () => {
  it('looks up the company and sends tests before the completion', async () => {
    const orderId = placeOrder(sandbox);
    const { code, json } = await run(['orders', 'update', orderId, ...COMPLETE, '--json']);
    expect(code).toBe(0);
    expect(json()).toMatchObject({ companyId: COMPANY, orderId, sent: 2 });
    expect(sandbox.order(orderId)?.packageStatus).toBe('Completed');
  });

  it('sends nothing with --dry-run, and shows what it would be', async () => {
    const orderId = placeOrder(sandbox);
    const { stdout } = await run(['orders', 'update', orderId, ...COMPLETE, '--dry-run']);
    expect(stdout).toContain('Nothing was sent. It would be:');
    expect(stdout).toContain('"value": "Complete"');
    expect(sandbox.order(orderId)?.packageStatus).toBe('InProgress');
  });

  it('takes an update from a file, and asks before reports are added', async () => {
    const orderId = placeOrder(sandbox);
    const update = {
      overallScore: 'Met',
      overallReports: [{ name: 'Summary', url: 'https://reports.example.com/42' }],
    };
    await writeFile(join(folder, 'update.json'), JSON.stringify(update));
    const argv = ['orders', 'update', orderId, '--company', COMPANY, '--file', 'update.json', '--tracking-id', 't-1'];
    expect((await run(argv)).code).toBe(2);
    expect(sandbox.order(orderId)?.overallReports).toEqual([]);
    const asked = await run(argv, { terminal: 100, answers: { 'Send them?': 'y' } });
    expect(asked.code).toBe(0);
    expect(sandbox.order(orderId)).toMatchObject({ ...update, partnerTrackingId: 't-1' });
  });

  it('tells the refusal of the platform, field by field, and that the first update was applied', async () => {
    const orderId = placeOrder(sandbox);
    const half = ['--test', `${ASSESSMENT}/${TESTS[0]}=Complete`, '--assessment', `${ASSESSMENT}=Complete`];
    const { code, stderr } = await run(['orders', 'update', orderId, ...half]);
    expect(code).toBe(3);
    expect(stderr).toContain('1 of 2 updates had been applied');
    expect(stderr).toContain('assessments[0].assessmentStatus');
    expect(stderr).toContain('Correlation id');
    expect(stderr).toContain('Repeating it will not help: change it first.');
    expect(sandbox.order(orderId)?.packageStatus).toBe('InProgress');
  });

  it('says that there is no such order', async () => {
    const argv = ['orders', 'update', '0b6f3f0e-6a35-4c0d-9d3e-2f1f4f6f2a10', '--company', COMPANY, '--score', 'Met'];
    const { code, stderr } = await run(argv);
    expect(code).toBe(7);
    expect(stderr).toContain('Repeating it will not help. Check the ids.');
  });

  it('says which reports are in doubt when the answer is lost, and does not send them again', async () => {
    const orderId = placeOrder(sandbox);
    sandbox.setFaults({ answers: [{ kind: 'error-after', operationId: 'updateAssessmentOrder', count: 1 }] });
    const argv = ['orders', 'update', orderId, '--report', 'Summary=https://reports.example.com/42', '--yes', '--json'];
    const { code, json } = await run(argv);
    expect(code).toBe(5);
    expect(json()).toMatchObject({
      error: { effect: 'unknown', retryable: true, attempts: 1, reportsInDoubt: [{ field: 'overallReports[0]' }] },
    });
    expect(sandbox.order(orderId)?.overallReports).toHaveLength(1);
  });

  it.each([
    [[], 'Nothing is said about the order'],
    [['--report', 'https://reports.example.com/42'], 'It must be NAME=URL'],
    [['--assessment', 'a=Done'], 'It must have one of the statuses Ordered, WaitingOnAssessee'],
    [['--test', 'a=Complete'], 'It must be ASSESSMENT/TEST=STATUS.'],
    [['--assessment', 'a=Complete', '--file', 'assessments.yaml'], 'cannot be joined with a file that has assessments'],
  ])('refuses %j as a usage error', async (options, sentence) => {
    await writeFile(join(folder, 'assessments.yaml'), 'assessments: []\n');
    const { code, stderr } = await run(['orders', 'update', 'x', '--company', COMPANY, ...options]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it.each([
    [['--report', 'R=https://bucket.example/r.pdf?X-Amz-Signature=abc'], 'overallReports[0].url'],
    [['--score', 'x'.repeat(31)], 'overallScore'],
    [[`--test=${ASSESSMENT}/${TESTS[0]}=InProgress`, `--assessment=${ASSESSMENT}=Complete`], 'assessmentStatus'],
  ])('refuses %j before it is sent, naming the field', async (options, field) => {
    const { code, stderr } = await run(['orders', 'update', 'x', '--company', COMPANY, '--yes', ...options]);
    expect(code).toBe(3);
    expect(stderr).toContain('was not sent');
    expect(stderr).toContain(field);
  });
});
