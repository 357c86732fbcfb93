import { type Bindings, type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../settings.ts';
import { LogOutput } from './log-output.ts';
import { errorFacts, masked } from './masked.ts';

/**
 * A log of JSON lines. What is logged are ids, counts and outcomes; payloads, names, addresses and secrets never are. Of
 * errors only name, code and stack of this program are written: a message may repeat what was sent.
 */
export function createLog(level: LogLevel = 'info', destination?: DestinationStream): Logger {
  const log = pino(
    { level, formatters: { log: safeLine }, hooks: { logMethod: withMessage } },
    destination ?? standardOutput(),
  );
  // What a child says with each of its lines does not pass the formatter.
  const { child, setBindings } = log;
  log.child = function safeChild(this: Logger, bindings: Bindings, ...options: unknown[]) {
    return Reflect.apply(child, this, [safeLine(bindings), ...options]);
  } as Logger['child'];
  log.setBindings = function setSafeBindings(this: Logger, bindings: Bindings) {
    setBindings.call(this, safeLine(bindings));
  };
  return log;
}

/** One for all logs of the process. */
let output: LogOutput | null = null;

function standardOutput(): LogOutput {
  output ??= new LogOutput(tellDropped);
  return output;
}

/** A line of its own making: the log that it belongs to may be set to say less. */
function tellDropped(dropped: number): string {
  let line = '';
  const log = pino({}, { write: (text: string) => (line = text) });
  log.warn({ dropped }, 'lines of the log dropped: nobody read standard output');
  return line;
}

/** `err` is an error, or else says what was thrown. */
function safeLine(line: Record<string, unknown>): Record<string, unknown> {
  const { err } = line;
  return masked(err === undefined || err instanceof Error ? line : { ...line, err: errorFacts(err) });
}

type LogArguments = [object: unknown, message?: string, ...values: unknown[]];

/** Without words, pino would take those of the error. */
function withMessage(this: Logger, line: unknown[], log: (...line: LogArguments) => void): void {
  const [first] = line;
  const error = first instanceof Error || (typeof first === 'object' && first !== null && 'err' in first);
  if (error && line.length === 1) log.call(this, first, 'error');
  else log.apply(this, line as LogArguments);
}
