import { CommandError } from '../../failures/command-error.ts';
import { UsageError } from '../../failures/usage-error.ts';
import type { Output } from '../../output/output.ts';
import { packages } from '../report/words.ts';
import { Journal } from './journal.ts';
import type { RunIdentity } from './journal-lines.ts';
import { JournalInUse } from './journal-lock.ts';
import { NoJournal } from './read-journal.ts';

/**
 * Opens the journal and tells whether an earlier run is gone on with.
 *
 * @throws {CommandError} when another run has it, {UsageError} when the file is something else or cannot be used.
 */
export async function openJournal(path: string, run: RunIdentity, anew: boolean, output: Output): Promise<Journal> {
  const journal = await Journal.open(path, run, { anew }).catch((error: unknown) => {
    throw explained(error, path);
  });
  const { resumption } = journal;
  if (resumption.kind === 'resumed') {
    const since = `Goes on with the run of ${resumption.startedAt}: ${packages(journal.done)} done. --restart begins anew.`;
    output.note(since);
    if (resumption.unreadable > 0) {
      output.warn(`${resumption.unreadable} lines of the journal are unreadable; what they said is done again.`);
    }
  }
  if (resumption.kind === 'other') {
    output.note(
      `The journal is of another catalogue, host or choice of --prune (${resumption.startedAt}): begun anew.`,
    );
  }
  return journal;
}

function explained(error: unknown, path: string): unknown {
  if (error instanceof JournalInUse) {
    const { holder } = error;
    const by = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
    return new CommandError(
      'usage',
      'journal_in_use',
      `${path} is in use by ${by}. Two runs with one journal would do everything twice.`,
      `Wait for it, or name another file with --journal. If it is gone for sure, remove ${error.path}.`,
    );
  }
  if (error instanceof NoJournal) {
    return new UsageError(
      `${path} is not a journal of this program. It is left as it is; --journal names another file.`,
    );
  }
  const code = (error as NodeJS.ErrnoException).code;
  return code === undefined ? error : new UsageError(`${path} cannot be used as journal (${code}).`);
}
