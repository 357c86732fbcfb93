import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliOptions, cli, environmentOf } from './support/cli.ts';
import { COMPANY, makeCompanyReady, placeOrder } from './support/company.ts';

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await createSandbox();
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});
const run = (argv: string[], options: CliOptions = {}) =>
  cli(argv, { cwd: folder, ...options, env: { ...environmentOf(sandbox), ...options.env } });

describe('onboarding set', () => {
  it('lets a company order, and says how long it takes', async () => {
    const { code, stdout } = await run(['onboarding', 'set', 'ACME01', 'Approved']);
    expect(code).toBe(0);
    expect(stdout).toContain('Company ACME01 is Approved. It takes up to 15 minutes');
    await makeCompanyReady(sandbox, 'ACME01');
    expect(placeOrder(sandbox, { companyId: 'ACME01' })).toMatch(/^[\da-f-]{36}$/);
  });

  it.each(['Rejected', 'Suspended'])('asks before a company is %s', async (status) => {
    await makeCompanyReady(sandbox, 'ACME02');
    expect((await run(['onboarding', 'set', 'ACME02', status])).code).toBe(2);
    expect(placeOrder(sandbox, { companyId: 'ACME02' })).toBeTruthy();
    const { code, json } = await run(['onboarding', 'set', 'ACME02', status, '--yes', '--json']);
    expect(code).toBe(0);
    expect(json()).toEqual({ companyId: 'ACME02', onboardingStatus: status, newOrders: false });
    expect(() => placeOrder(sandbox, { companyId: 'ACME02' })).toThrow(status);
  });

  it('refuses a status that does not exist, and a company id that names more than one', async () => {
    const status = await run(['onboarding', 'set', 'ACME01', 'approved']);
    expect(status.code).toBe(2);
    expect(status.stderr).toContain('Allowed choices are InProgress, Approved, Rejected, Suspended.');
    const company = await run(['onboarding', 'set', 'CS1234', 'Approved']);
    expect(company.code).toBe(3);
    expect(company.stderr).toContain('companyId must be the id of one company');
  });
});

describe('subscription set', () => {
  const OPTIONS = [
    ...['--level', 'premium', '--price', '100.50', '--currency', 'USD', '--expires', '2027-12-31'],
    ...['--billing-code', 'engineering', '--inactive-billing-code', 'sales'],
  ];
  const SUBSCRIPTION = {
    level: 'premium',
    price: 100.5,
    currency: 'USD',
    expirationDate: '2027-12-31T00:00:00.000Z',
    billingCodes: [
      { code: 'engineering', isActive: true },
      { code: 'sales', isActive: false },
    ],
  };

  it('sets it from options, so that the codes can be ordered', async () => {
    await makeCompanyReady(sandbox);
    const { code, json } = await run(['subscription', 'set', COMPANY, ...OPTIONS, '--json']);
    expect(code).toBe(0);
    expect(json()).toEqual({ companyId: COMPANY, subscription: SUBSCRIPTION });
    expect(placeOrder(sandbox, { billingCode: 'engineering' })).toBeTruthy();
    expect(() => placeOrder(sandbox, { billingCode: 'sales' })).toThrow('active billing code');
  });

  it('takes it from a file or stdin, and options go before what it says', async () => {
    const yaml = 'level: basic\nprice: 20\nbillingCodes:\n  - { code: marketing, isActive: true }\n';
    await writeFile(join(folder, 'subscription.yaml'), yaml);
    const file = await run(['subscription', 'set', COMPANY, '--file', 'subscription.yaml', '--price', '30', '--json']);
    expect(file.json()).toMatchObject({ subscription: { level: 'basic', price: 30 } });
    expect(placeOrder(sandbox, { billingCode: 'marketing' })).toBeTruthy();
    const piped = await run(['subscription', 'set', COMPANY, '--file', '-', '--json'], { input: '{"level":"gold"}' });
    expect(piped.json()).toMatchObject({ subscription: { level: 'gold' } });
  });

  it.each([
    ['level: [a', 'broken.yaml, line 1, column 10: '],
    ['{"level":"a",\n"level":"b"}', 'broken.yaml, line 2, column 1: Map keys must be unique'],
    ['- level: a', 'broken.yaml must hold one subscription'],
    ['', 'broken.yaml must hold one subscription'],
  ])('says where a file is wrong: %j', async (content, sentence) => {
    await writeFile(join(folder, 'broken.yaml'), content);
    const { code, stderr } = await run(['subscription', 'set', COMPANY, '--file', 'broken.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it.each([
    [['--file', 'nowhere.yaml'], 2, 'There is no file nowhere.yaml.'],
    [[], 2, 'Nothing is said about the subscription'],
    [['--price', 'much'], 2, 'It must be a number such as 100.50.'],
    [['--price', '1'], 3, 'price'],
    [['--expires', '2027-02-30'], 2, 'It must be a day such as'],
    [['--currency', 'CHF'], 2, 'Allowed choices are USD, EUR, GBP, CAD.'],
    [['--level', 'x'.repeat(37)], 3, 'level'],
  ])('refuses %j with exit code %i', async (options, exit, sentence) => {
    const { code, stderr } = await run(['subscription', 'set', COMPANY, ...options]);
    expect(code).toBe(exit);
    expect(stderr).toContain(sentence);
  });

  it('warns when it has expired already', async () => {
    const { stderr } = await run(['subscription', 'set', COMPANY, '--expires', '2020-01-01']);
    expect(stderr).toContain('Warning: The subscription has expired already');
  });
});
