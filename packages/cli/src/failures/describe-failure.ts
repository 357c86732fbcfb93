import { AssessmentKitError } from '@assessment-kit/client';
import { Declined } from '../context/prompts.ts';
import { FileMistakes } from '../packages/file/file-mistakes.ts';
import { EXIT_CODES } from '../program/exit-codes.ts';
import { CommandError } from './command-error.ts';
import { describeCallFailure } from './describe-call-failure.ts';
import { Interrupted } from './interrupted.ts';
import { UsageError } from './usage-error.ts';

/** Why a command did not do what was asked. */
export interface Failure {
  exitCode: number;
  /** For programs. */
  code: string;
  /** What was tried and what happened, as sentences. */
  message: string;
  /** What programs may want to know besides. */
  details: Readonly<Record<string, unknown>>;
  /** Lines for people below the message. */
  lines: readonly string[];
  /** What to do, as sentences. */
  advice: string | null;
}

export function describeFailure(error: unknown): Failure {
  const plain = { details: {}, lines: [], advice: null };
  if (error instanceof AssessmentKitError) return describeCallFailure(error);
  if (error instanceof FileMistakes) {
    const { message, details, lines } = error;
    return { ...plain, exitCode: EXIT_CODES.usage.code, code: 'file_mistakes', message, details, lines };
  }
  if (error instanceof UsageError) {
    const { problems, message } = error;
    const details = problems.length > 1 ? { problems } : {};
    return { ...plain, exitCode: EXIT_CODES.usage.code, code: 'usage', message, details };
  }
  if (error instanceof CommandError) {
    const { code, message, advice } = error;
    return { ...plain, exitCode: EXIT_CODES[error.exit].code, code, message, advice };
  }
  if (error instanceof Declined) {
    return { ...plain, exitCode: EXIT_CODES.declined.code, code: 'declined', message: error.message };
  }
  if (error instanceof Interrupted) {
    const advice = 'What was being sent when it was interrupted may have taken effect.';
    return { ...plain, exitCode: error.exitCode, code: 'interrupted', message: error.message, advice };
  }
  const message = error instanceof Error ? error.message : String(error);
  const advice = 'This is a mistake in the program. With --verbose it says where.';
  return { ...plain, exitCode: EXIT_CODES.bug.code, code: 'bug', message, advice };
}
