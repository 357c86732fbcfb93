import { type DestinationStream, destination as fileDestination, type Logger, pino } from 'pino';
import type { LogLevel } from './settings.ts';

/**
 * A log of JSON lines. What is logged are ids, counts and outcomes; payloads, names, addresses and secrets never are. Of
 * errors only name, code and stack of this program are written: a message may repeat what was sent.
 */
export function createLog(level: LogLevel = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: ['*.authorization', '*.apiKey', '*.clientSecret', '*.password', '*.token'], censor: '***' },
    serializers: { err: errorFacts },
  };
  // Not synchronous: lines that come while one is written go together, and no request waits for whoever reads the log.
  return pino(options, destination ?? fileDestination({ dest: 1, sync: false }));
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
