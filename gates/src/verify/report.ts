import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Captured } from './captured.ts';
import { type Counts, countsOf, sumOf } from './counts.ts';

/** What is read of the summary that turbo writes of a run. */
export interface RunSummary {
  tasks: Task[];
}

interface Task {
  taskId: string;
  /** Left out where the result is not kept. */
  logFile?: string;
  cache: { status: 'HIT' | 'MISS' };
  /** Left out where it was not reached. */
  execution?: { exitCode?: number };
}

/** Lines at the end of the log of a failed task that are shown again, unless vitest says where failures begin. */
const LAST_LINES = 40;

/**
 * What `pnpm test` ends with: the end of the log of each task that failed, a line for each package with tests, and the
 * sum of all tests in the words of vitest.
 *
 * @param run A run, as turbo summarises it.
 * @param log What a task printed, now or when it last ran; without colours.
 */
export function reportOf(run: RunSummary, log: (task: Task) => string): string {
  const failed = run.tasks.filter(({ execution }) => (execution?.exitCode ?? 0) !== 0);
  const counted = run.tasks.flatMap((task) => {
    const counts = countsOf(log(task));
    return counts === undefined || task.execution === undefined ? [] : [{ task, counts }];
  });
  const sum = sumOf(counted.map(({ counts }) => counts));
  const width = Math.max(...counted.map(({ task }) => nameOf(task.taskId).length), 0);
  const rows = counted.map(
    ({ task, counts }) =>
      ` ${nameOf(task.taskId).padEnd(width)}  ${wordsOf(counts.tests)}${task.cache.status === 'HIT' ? ', unchanged since' : ''}`,
  );
  return [
    ...failed.map((task) => `\n── failed: ${nameOf(task.taskId)} ──\n\n${endOf(log(task))}`),
    '',
    ...rows,
    '',
    ` Test Files  ${wordsOf(sum.files)}`,
    `      Tests  ${wordsOf(sum.tests)}`,
    ...(failed.length > 0 ? ['', ` Failed: ${failed.map(({ taskId }) => nameOf(taskId)).join(', ')}`] : []),
  ].join('\n');
}

/**
 * @param summary Path of the file that turbo wrote.
 * @param root Folder of the repository.
 * @param captured What was printed in this run.
 */
export function report(summary: string, root: string, captured: Captured): string {
  return reportOf(JSON.parse(readFileSync(summary, 'utf8')) as RunSummary, ({ taskId, logFile }) => {
    const file = join(root, logFile ?? '');
    if (logFile === undefined || !existsSync(file)) return captured.of(taskId) ?? '';
    return stripVTControlCharacters(readFileSync(file, 'utf8'));
  });
}

function nameOf(taskId: string): string {
  return taskId.replace('@assessment-kit/', '').replace('//#', '').replace('#', ' ');
}

/** As vitest says it: `2 failed | 311 passed | 1 skipped (314)`. */
function wordsOf(counts: Counts): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  return `${parts.map(([state, count]) => `${count} ${state}`).join(' | ') || 'none'} (${total})`;
}

/** Vitest tells all failures at its end, below a line of their own. */
function endOf(log: string): string {
  const lines = log.trimEnd().split('\n');
  const begins = lines.findIndex((line) => /Failed (Suites|Tests) \d+|Unhandled Errors/.test(line));
  return lines.slice(begins === -1 ? -LAST_LINES : begins).join('\n');
}
