import { CommandError } from '../../failures/command-error.ts';
import { replaceFile } from '../../output/replace-file.ts';
import type { CompanyPlan } from '../plan/plan-company.ts';
import { AppendFile } from './append-file.ts';
import { headerOf, type JournalLine, type PlannedAction, type RunIdentity } from './journal-lines.ts';
import { lockJournal } from './journal-lock.ts';
import { type FoundJournal, keyOf, type Resumption, readJournal } from './read-journal.ts';

/**
 * What a run has done, in a file that survives a kill and a power cut at any moment: a line is on the disk before the run goes
 * on from what it says. A line that is missing costs a request more, never a wrong one: PUT and DELETE may be repeated.
 *
 * One process has a journal at a time.
 */
export class Journal {
  readonly path: string;
  readonly resumption: Resumption;
  readonly #plans: Map<string, readonly PlannedAction[]>;
  readonly #done: Set<string>;
  readonly #file: AppendFile;
  readonly #unlock: () => Promise<void>;

  private constructor(path: string, found: FoundJournal, file: AppendFile, unlock: () => Promise<void>) {
    this.path = path;
    this.resumption = found.resumption;
    this.#plans = found.plans;
    this.#done = found.done;
    this.#file = file;
    this.#unlock = unlock;
  }

  /**
   * Opens the journal of a run, and goes on with an interrupted run of the same identity.
   *
   * @param anew Forgets an interrupted run.
   * @throws {JournalInUse} when another process has it, {NoJournal} when the file is something else.
   */
  static async open(path: string, run: RunIdentity, { anew = false, now = new Date() } = {}): Promise<Journal> {
    const unlock = await lockJournal(path);
    try {
      const found = await readJournal(path, run, anew);
      if (found.keptBytes === 0) {
        const header = `${JSON.stringify(headerOf(run, now))}\n`;
        await replaceFile(path, header);
        found.keptBytes = Buffer.byteLength(header);
      }
      return new Journal(path, found, await AppendFile.open(path, found.keptBytes), unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /** How many packages are done. */
  get done(): number {
    return this.#done.size;
  }

  /** What was planned for a company; `undefined` when nothing is written down about it. */
  planOf(companyId: string): readonly PlannedAction[] | undefined {
    return this.#plans.get(companyId.toLowerCase());
  }

  isDone(companyId: string, packageId: string): boolean {
    return this.#done.has(keyOf(companyId, packageId));
  }

  async recordPlan({ companyId, actions }: Pick<CompanyPlan, 'companyId' | 'actions'>): Promise<void> {
    const plan = actions.map((action): PlannedAction => {
      const { kind, packageId } = action;
      return kind === 'retire' ? { kind, packageId, name: action.name } : { kind, packageId };
    });
    await this.#append({ company: companyId, plan });
    this.#plans.set(companyId.toLowerCase(), plan);
  }

  async recordDone(companyId: string, packageId: string): Promise<void> {
    await this.#append({ company: companyId, done: packageId });
    this.#done.add(keyOf(companyId, packageId));
  }

  /** Everything is done: the next run begins anew. */
  async recordEnd(now = new Date()): Promise<void> {
    await this.#append({ finishedAt: now.toISOString() });
  }

  async close(): Promise<void> {
    await this.#file.close();
    await this.#unlock();
  }

  /** @throws {CommandError} when the disk is full or gone: without a journal the run does not go on. */
  async #append(line: JournalLine): Promise<void> {
    try {
      await this.#file.append(JSON.stringify(line));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const message = `${this.path} cannot be written (${code}), so the run was ended.`;
      throw new CommandError(
        'partly',
        'journal_failed',
        message,
        'When it can be, the same command goes on from here.',
      );
    }
  }
}
