import { type DestinationStream, type Logger, pino } from 'pino';
import { LogOutput } from './log-output.ts';
import type { LogLevel } from './settings.ts';

/**
 * A log of JSON lines. What is logged are ids, counts and outcomes; payloads, names, addresses and secrets never are. Of
 * errors only name, code and stack of this program are written: a message may repeat what was sent.
 */
export function createLog(level: LogLevel = 'info', destination?: DestinationStream): Logger {
  const options = { level, formatters: { log: masked }, serializers: { err: errorFacts } };
  return pino(options, destination ?? standardOutput());
}

/** One for all logs of the process. */
let output: LogOutput | null = null;

function standardOutput(): LogOutput {
  output ??= new LogOutput();
  return output;
}

const SECRETS = ['authorization', 'apiKey', 'clientSecret', 'password', 'token'];

/** A net under those who log an object that holds a secret. By hand, because pino's own copies every line. */
function masked(line: Record<string, unknown>): Record<string, unknown> {
  let safe = line;
  for (const name in line) {
    const value = line[name];
    if (typeof value !== 'object' || value === null || value instanceof Error) continue;
    const held = SECRETS.filter((secret) => secret in value).map((secret) => [secret, '***']);
    if (held.length > 0) safe = { ...safe, [name]: { ...value, ...Object.fromEntries(held) } };
  }
  return safe;
}

function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && isWord(error.code) ? { code: error.code } : {};
  // The stack begins with the message, whose lines may look like places, too.
  const frames = (error.stack ?? '').replace(error.message, '').split('\n');
  const stack = frames.filter((line) => /^\s+at /.test(line)).slice(0, 8);
  const cause = error.cause instanceof Error ? { cause: errorFacts(error.cause) } : {};
  return {
    name: isWord(error.name) ? error.name : 'Error',
    ...code,
    stack: stack.map((line) => line.trim()),
    ...cause,
  };
}

/** Names and codes of errors are words; anything else may be a sentence about someone. */
function isWord(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z][\w]{0,60}$|^\d{1,5}[A-Z]?\d{0,4}$/.test(text);
}
