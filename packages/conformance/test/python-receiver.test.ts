import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { CERTIFY_RULES, certify, countsOf, isFine } from '../src/index.ts';
import { PATIENT_LIMITS } from './support/limits.ts';
import { startReceiverProcess } from './support/receiver-process.ts';

const EXAMPLE = fileURLToPath(new URL('../examples/receiver.py', import.meta.url));
const KEY = 'the-key-of-the-example';
const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

if (!HAS_PYTHON) console.warn('python3 is not installed: the example of a receiver in Python is not certified.');

test.skipIf(!HAS_PYTHON)(
  'the example of a receiver in Python passes every rule, killed on the way',
  async () => {
    const { base, restartCommand, stop } = await startReceiverProcess(EXAMPLE, { CALLBACK_API_KEY: KEY }, 'python3');
    onTestFinished(stop);
    const report = await certify({
      url: `${base}/orders`,
      errorUrl: `${base}/errors`,
      jobUrl: `${base}/jobs`,
      key: KEY,
      probe: { url: `${base}/handed-over` },
      restart: restartCommand,
      limits: PATIENT_LIMITS,
    });
    expect(report.results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(countsOf(report)).toMatchObject({ passed: CERTIFY_RULES.length });
    expect(isFine(report, true)).toBe(true);
  },
  60_000,
);

test('what the guide shows of it stands in it', () => {
  const guide = readFileSync(new URL('../../../apps/docs/src/content/docs/certify.md', import.meta.url), 'utf8');
  const shown = [...guide.matchAll(/```python\n(.*?)```/gs)].map(([, code = '']) => code);
  expect(shown).toHaveLength(2);
  for (const code of shown) expect(readFileSync(EXAMPLE, 'utf8')).toContain(code);
});
