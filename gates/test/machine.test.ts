import { expect, it } from 'vitest';
import { machine } from '../src/verify/machine.ts';

it('a result holds for the same programs', () => {
  expect(machine({ CHROMIUM: process.execPath })).toBe(machine({ CHROMIUM: process.execPath }));
});

it('another Chromium, or one that came or went, is another machine', () => {
  const all = ['/nowhere/chromium', process.execPath].map((CHROMIUM) => machine({ CHROMIUM }));
  expect(all[0]).toContain('/nowhere/chromium: none');
  expect(all[1]).toContain(`${process.execPath}: ${process.version}`);
});

it('with a database that is not its own no two runs are alike, and its address is not told', () => {
  const env = { TEST_DATABASE_URL: 'postgres://tester:hunter2@127.0.0.1/postgres' };
  expect(machine(env)).not.toBe(machine(env));
  expect(machine(env)).not.toContain('hunter2');
});
