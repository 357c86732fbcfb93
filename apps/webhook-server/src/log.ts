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
  if (!(error instanceof Error)) return typeof error === 'object' && error !== null ? error : { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? { cause: errorFacts(error.cause) } : {};
  return { name: error.name, ...code, stack: frames.slice(0, 8).map((line) => line.trim()), ...cause };
}
