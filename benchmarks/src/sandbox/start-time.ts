import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../measured.ts';
import { number, type Report, table } from '../report.ts';

const PROCESSES = 6;
const STARTS = 5;
const MOST_MS = 200;

interface Started {
  importMs: number;
  startMs: readonly number[];
}

/** How long `createSandbox()` takes, the first time in a process and after. */
export async function startTime(): Promise<Report> {
  const started: Started[] = [];
  for (let at = 0; at < PROCESSES; at += 1) started.push(await startInAProcess());
  const first = started.map(({ startMs }) => startMs[0] ?? Number.NaN);
  const after = started.flatMap(({ startMs }) => startMs.slice(1));
  const imported = started.map(({ importMs }) => importMs);
  const row = (name: string, values: readonly number[]) => [
    name,
    number(values.length),
    number(median(values), 1),
    number(Math.max(...values), 1),
  ];
  const slowest = Math.max(...first, ...after);
  return {
    text: table([
      ['', 'times', 'median ms', 'slowest ms'],
      row('createSandbox(), first in its process', first),
      row('createSandbox(), after', after),
      row('import of the package', imported),
    ]),
    promises: [
      {
        promise: `createSandbox(): under ${MOST_MS} ms, the slowest of ${PROCESSES * STARTS} starts`,
        measured: `${number(slowest)} ms`,
        reached: slowest < MOST_MS,
      },
    ],
  };
}

async function startInAProcess(): Promise<Started> {
  const script = fileURLToPath(new URL('start-once.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(STARTS)]);
  return JSON.parse(stdout) as Started;
}
