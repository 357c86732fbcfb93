import type { Io } from './io.ts';

/** Shows how far something is, on a terminal only: programs and logs get the result. */
export interface Progress {
  /** @param done How many of all are done. @param what What is going on, in a few words. */
  update(done: number, what?: string): void;
  /** Takes it off the terminal. Always call it: in a `finally`. */
  end(): void;
}

const BAR_WIDTH = 24;
const NONE: Progress = { update: () => {}, end: () => {} };

/**
 * Begins to show a bar on stderr.
 *
 * @param total How many there are; 0: it is not known, and only `what` is shown; `null`: nothing is shown.
 */
export async function startProgress(
  { stderr }: Pick<Io, 'stderr'>,
  title: string,
  total: number | null,
): Promise<Progress> {
  if (total === null || stderr.isTTY !== true) return NONE;
  // `@clack/prompts` has bars too, but takes Ctrl+C for itself and ends the process with 0.
  const { default: ora } = await import('ora');
  const spinner = ora({ text: title, stream: stderr, discardStdin: false }).start();
  return {
    update(done, what) {
      spinner.text = [title, ...(total > 0 ? [bar(done, total)] : []), ...(what ? [what] : [])].join('  ');
    },
    end: () => void spinner.stop(),
  };
}

function bar(done: number, total: number): string {
  const full = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}  ${done}/${total}`;
}
