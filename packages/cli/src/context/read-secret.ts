import { text } from 'node:stream/consumers';
import { UsageError } from '../failures/usage-error.ts';
import type { Context } from './context.ts';

/**
 * A secret from stdin or from a person, never from an argument.
 *
 * @param what What it is, for example `client secret`.
 * @param fromStdin Whether the user said that stdin holds it; its first line counts.
 * @param instead Where else it may come from, as the end of a sentence.
 */
export async function readSecret(
  { io, prompts, signal }: Pick<Context, 'io' | 'prompts' | 'signal'>,
  { what, fromStdin, instead }: { what: string; fromStdin: boolean; instead: string },
): Promise<string> {
  const given = fromStdin
    ? await firstLine(io.stdin, signal)
    : await prompts.secret(`The ${what}`, `The ${what} is missing, and nobody can be asked here: ${instead}`);
  const secret = given?.trim() ?? '';
  if (secret === '') throw new UsageError(`The ${what} is empty: ${instead}`);
  return secret;
}

async function firstLine(stdin: NodeJS.ReadableStream, signal: AbortSignal): Promise<string> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const whole = await Promise.race([text(stdin as unknown as AsyncIterable<Buffer>), aborted]);
  return whole.split('\n', 1)[0] ?? '';
}
