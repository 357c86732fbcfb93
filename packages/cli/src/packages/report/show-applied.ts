import type { AssessmentKitError } from '@assessment-kit/client';
import { clean, type Output } from '../../output/output.ts';
import type { RunFailure } from '../apply/failures.ts';
import type { PlannedAction } from '../journal/journal-lines.ts';
import { failureDocuments, failureTable } from './failure-table.ts';
import { companies, duration, number, packages } from './words.ts';

/** What a run came to. */
export interface Applied {
  /** As it was named. */
  catalogue: string;
  /** How many. */
  companies: number;
  /** Packages done by this run. */
  done: Record<PlannedAction['kind'], number>;
  /** Packages done by the interrupted run that this one goes on with. */
  doneBefore: number;
  failures: readonly RunFailure[];
  /** The failure that concerns every company and ended the run. */
  stoppedBy: AssessmentKitError | null;
  interrupted: boolean;
  /** Packages that were planned and are not done. */
  left: number;
  journal: string;
  seconds: number;
}

/** Tells what was done, what failed and why, and how to go on. */
export function showApplied(applied: Applied, output: Output): void {
  const { done, failures, stoppedBy, interrupted, seconds, ...rest } = applied;
  const stopped = stoppedBy && { code: stoppedBy.code, status: stoppedBy.status, message: stoppedBy.message };
  output.result(
    {
      ...rest,
      created: done.create,
      changed: done.change,
      written: done.write,
      retired: done.retire,
      failed: failureDocuments(failures),
      stoppedBy: stopped,
      interrupted,
      seconds: Math.round(seconds * 10) / 10,
    },
    textOf(applied, output),
  );
}

function textOf(applied: Applied, output: Output): string {
  const { done, doneBefore, failures, stoppedBy, interrupted, left, seconds } = applied;
  const total = Object.values(done).reduce((sum, count) => sum + count, 0);
  const finished = !interrupted && !stoppedBy && failures.length === 0;
  const counts = [
    `${number(done.create)} created`,
    `${number(done.change)} changed`,
    ...(done.write > 0 ? [`${number(done.write)} written`] : []),
    `${number(done.retire)} retired`,
  ].join(', ');
  const before = doneBefore > 0 ? ` ${packages(doneBefore)} had been done before.` : '';
  const summary =
    total === 0 && finished && doneBefore === 0
      ? 'Nothing to do: all is as in the catalogue.'
      : `${counts} in ${duration(seconds)}.${before}`;
  const lines = [`${companies(applied.companies)}, ${clean(applied.catalogue)}: ${summary}`];
  if (finished) return output.style('green', lines.join('\n'));
  if (failures.length > 0) lines.push('', failureTable(failures, output.style.bind(output)), '');
  if (stoppedBy) lines.push(`${output.style('red', 'Stopped:')} ${clean(stoppedBy.message)}`);
  if (interrupted) lines.push('Interrupted. What was under way is finished and written down.');
  if (left > 0) lines.push(`${packages(left)} left to do.`);
  lines.push('The same command goes on from here.');
  return lines.join('\n');
}
