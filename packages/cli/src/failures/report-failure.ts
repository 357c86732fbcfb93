import type { Output } from '../output/output.ts';
import { describeFailure } from './describe-failure.ts';

/** Tells why a command did not do what was asked, as a paragraph on stderr or as JSON on stdout. @returns The exit code. */
export function reportFailure(error: unknown, output: Output, { verbose }: { verbose: boolean }): number {
  const failure = describeFailure(error);
  const { exitCode, code, message, details, advice } = failure;
  if (output.json) {
    output.raw(`${JSON.stringify({ error: { code, message, exitCode, ...details, advice } })}\n`);
  } else {
    output.error(
      `${[`${output.style('red', 'Error:')} ${message}`, ...failure.lines, ...(advice ? [advice] : [])].join('\n')}\n`,
    );
  }
  // The stack shows where in this program it happened, and nothing of what was sent.
  if (verbose && error instanceof Error && code === 'bug') output.error(`${error.stack}\n`);
  return exitCode;
}
