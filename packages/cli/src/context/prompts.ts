import { UsageError } from '../failures/usage-error.ts';
import { type Io, isInteractive } from './io.ts';

/** Questions to a person. They are asked on stderr; without a terminal nobody can answer, which is a usage error. */
export interface Prompts {
  /** Whether a person can be asked. */
  readonly interactive: boolean;
  /**
   * Returns when the user agrees.
   *
   * @param what What will happen, as a question.
   * @param yes The command's `--yes`: nothing is asked.
   * @throws {UsageError} without a terminal and without `--yes`.
   * @throws {Declined} when the answer is no.
   */
  confirm(what: string, yes: boolean): Promise<void>;
  /** A text that is shown while it is typed. @param without What to do without a terminal, as a sentence. */
  text(question: string, without: string): Promise<string>;
  /** A text that is not shown while it is typed. @param without What to do without a terminal, as a sentence. */
  secret(question: string, without: string): Promise<string>;
}

/** The user was asked, and said no. Nothing was done. */
export class Declined extends Error {
  override name = 'Declined';
}

export function promptsOn(io: Io): Prompts {
  const interactive = isInteractive(io);
  /** Asks with `@clack/prompts`, which is loaded only now: most commands ask nothing. */
  async function ask<Answer>(
    question: (clack: typeof import('@clack/prompts'), common: object) => Promise<Answer>,
  ): Promise<Exclude<Answer, symbol>> {
    const clack = await import('@clack/prompts');
    const answer = await question(clack, { input: io.stdin, output: io.stderr, signal: io.signal });
    io.signal.throwIfAborted();
    if (clack.isCancel(answer)) throw new Declined('Nothing was done.');
    return answer as Exclude<Answer, symbol>;
  }
  return {
    interactive,
    async confirm(what, yes) {
      if (yes) return;
      if (!interactive) throw new UsageError(`${what} Nobody can be asked here: there is no terminal. Add --yes.`);
      const agreed = await ask((clack, common) => clack.confirm({ message: what, initialValue: false, ...common }));
      if (!agreed) throw new Declined('Nothing was done.');
    },
    async text(question, without) {
      if (!interactive) throw new UsageError(without);
      return ask((clack, common) => clack.text({ message: question, ...common }));
    },
    async secret(question, without) {
      if (!interactive) throw new UsageError(without);
      return ask((clack, common) => clack.password({ message: question, mask: '', ...common }));
    },
  };
}
