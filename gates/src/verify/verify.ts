import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../root.ts';
import { Captured } from './captured.ts';
import { machine } from './machine.ts';
import { report } from './report.ts';

/**
 * `pnpm test`: every check, by `turbo run verify`, which runs what has changed since it last passed. At the end stands
 * what failed, and the sum of all tests.
 *
 * Arguments go to turbo: `pnpm test --force` runs everything, `pnpm test --filter @assessment-kit/sandbox` one package.
 */
const SUMMARIES = join(ROOT, '.turbo/runs');
// Two at a time keep two cores busy while a test waits; vitest runs as many files at once as there are cores.
const CONCURRENCY = Math.max(2, availableParallelism());

rmSync(SUMMARIES, { recursive: true, force: true });
const turbo = spawn(
  'turbo',
  [
    ...['run', 'verify', '--summarize', '--continue=dependencies-successful', '--output-logs=new-only'],
    ...['--log-order=stream', '--log-prefix=task', `--concurrency=${CONCURRENCY}`, ...process.argv.slice(2)],
  ],
  {
    cwd: ROOT,
    stdio: ['inherit', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
      ...process.env,
      TURBO_TELEMETRY_DISABLED: '1',
      TEST_MACHINE: machine(process.env),
    },
  },
);
const captured = new Captured();
createInterface({ input: turbo.stdout }).on('line', (line) => {
  console.log(line);
  captured.add(line);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => turbo.kill(signal));
const [code] = (await once(turbo, 'close')) as [number | null];

const [summary] = existing(SUMMARIES);
if (summary !== undefined) console.log(report(join(SUMMARIES, summary), ROOT, captured));
process.exitCode = code ?? 1;

function existing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
