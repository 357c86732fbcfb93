import { readdir } from 'node:fs/promises';
import { createSandbox } from '@assessment-kit/sandbox';
import { expect, it } from 'vitest';
import { runWorkflows } from '../../scripts/workflows.ts';
import { CREDENTIALS } from './credentials.ts';

const TIMEOUT = { timeout: 60_000 };
const FOLDER = new URL('../../../../openapi/workflows/', import.meta.url);

it('every workflow of the contract runs against the sandbox', TIMEOUT, async () => {
  const sandbox = await createSandbox();
  const { exitCode, output } = await runWorkflows({ url: sandbox.url, companyId: 'AKWORK', ...CREDENTIALS });
  await sandbox.close();
  expect(exitCode, output).toBe(0);
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.arazzo.yaml'));
  expect(files).toHaveLength(5);
  for (const file of files) expect(output).toContain(`✓ ${file}`);
  expect(output).not.toContain(CREDENTIALS.clientSecret);
});

it(
  'a workflow fails when the host answers otherwise than the contract says, with a pace as well',
  TIMEOUT,
  async () => {
    const sandbox = await createSandbox({ readings: { 'error-casing': 'camel' } });
    const run = { url: sandbox.url, companyId: 'AKWORK', rate: 10_000, ...CREDENTIALS };
    const { exitCode, output } = await runWorkflows(run);
    await sandbox.close();
    expect(exitCode).toBe(1);
    const steps = [...output.matchAll(/^ *([✓✗]) .* - step (\w+) *$/gm)].map(([, sign, step]) => `${sign} ${step}`);
    expect(steps).toEqual(expect.arrayContaining(['✓ wrongSecret', '✗ noToken', '✓ token']));
    expect(output).not.toContain(CREDENTIALS.clientSecret);
    // The pace is kept by a proxy, of which the output does not speak.
    const addresses = [...output.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([address]) => address);
    expect(addresses.filter((address) => address !== sandbox.url)).toEqual([]);
  },
);

it('a host that does not answer is told from one that answers wrongly', async () => {
  const { exitCode, output } = await runWorkflows({ url: 'http://127.0.0.1:1', companyId: 'AKWORK', ...CREDENTIALS });
  expect([exitCode, output]).toEqual([3, 'http://127.0.0.1:1 does not answer.']);
});
