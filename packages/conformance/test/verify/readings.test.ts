import { createSandbox } from '@assessment-kit/sandbox';
import { describe, expect, it } from 'vitest';
import { STATEMENTS, verify } from '../../src/verify/index.ts';
import { CREDENTIALS } from './credentials.ts';

/** Every reading that the contract does not follow and a sandbox can be switched to. */
async function otherReadings(): Promise<{ id: string; value: string }[]> {
  const sandbox = await createSandbox();
  const response = await fetch(`${sandbox.url}/_sandbox/readings`);
  await sandbox.close();
  const { items } = (await response.json()) as {
    items: { id: string; default: string; readings: { value: string }[] }[];
  };
  return items.flatMap(({ id, default: follow, readings }) =>
    readings.filter(({ value }) => value !== follow).map(({ value }) => ({ id, value })),
  );
}

const rows = await otherReadings();

describe('a sandbox that is switched to another reading', () => {
  it('can be switched on twenty points', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(20);
    expect(STATEMENTS.map(({ id }) => id)).toEqual(expect.arrayContaining(rows.map(({ id }) => `discrepancy.${id}`)));
  });

  it.each(rows)('contradicts $id and is told to follow $value', { timeout: 30_000 }, async ({ id, value }) => {
    const sandbox = await createSandbox({ readings: { [id]: value } });
    const { probes } = await verify({ url: sandbox.url, credentials: CREDENTIALS, only: [`discrepancy.${id}`] });
    await sandbox.close();
    expect(probes).toMatchObject([{ id: `discrepancy.${id}`, verdict: 'contradicted', reading: value }]);
  });
});
