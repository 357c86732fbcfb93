import { clearLine, cursorTo, moveCursor } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { Sandbox } from '@assessment-kit/sandbox';
import { run } from '../../src/run.ts';

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** The document on stdout. */
  json: <Document = Record<string, never>>() => Document;
}

export interface CliOptions {
  env?: Record<string, string | undefined>;
  /** What stdin holds. */
  input?: string;
  cwd?: string;
  signal?: AbortSignal;
  platform?: NodeJS.Platform;
  /** Columns of a terminal that is stdin, stdout and stderr at once. */
  terminal?: number;
  /** Typed on the terminal each time a question of this text stands there. */
  answers?: Readonly<Record<string, string>>;
  /** Told what is written, as it is written. */
  onOutput?: (text: string) => void;
}

/** Environment that reaches a sandbox. Nothing of this process's own environment gets in. */
export function environmentOf(sandbox: Pick<Sandbox, 'url'>): Record<string, string> {
  return {
    PLATFORM_URL: sandbox.url,
    PLATFORM_CLIENT_ID: 'sandbox-client',
    PLATFORM_CLIENT_SECRET: 'sandbox-secret',
  };
}

/** Runs the command line in this process, with streams of its own. */
export async function cli(argv: readonly string[], options: CliOptions = {}): Promise<Ran> {
  const { env = {}, input, cwd = '/nowhere', platform = process.platform, terminal, answers = {}, onOutput } = options;
  const written = { stdout: '', stderr: '' };
  const stdin = Object.assign(new PassThrough(), terminal === undefined ? {} : { isTTY: true, setRawMode: () => {} });
  const unasked = new Map(Object.entries(answers));
  const stream = (name: 'stdout' | 'stderr') => {
    const output = new PassThrough();
    if (terminal !== undefined) Object.assign(output, terminalOf(output, terminal));
    output.on('data', (chunk: Buffer) => {
      written[name] += chunk.toString();
      onOutput?.(chunk.toString());
      for (const [question, answer] of unasked) {
        if (!written[name].includes(question)) continue;
        unasked.delete(question);
        setImmediate(() => stdin.write(answer));
      }
    });
    return output;
  };
  const [stdout, stderr] = [stream('stdout'), stream('stderr')];
  if (input !== undefined) stdin.end(input);
  else if (terminal === undefined) stdin.end();
  const signal = options.signal ?? new AbortController().signal;
  // No file of this machine is a profile of a test.
  const place = { ASSESSMENT_KIT_PROFILES: '/nowhere/profiles.json' };
  const code = await run(argv, { stdin, stdout, stderr, env: { ...place, ...env }, cwd, signal, platform });
  return { code, ...written, json: () => JSON.parse(written.stdout) };
}

/** What a stream has when it is a terminal. */
function terminalOf(output: NodeJS.WritableStream, columns: number) {
  return {
    isTTY: true,
    columns,
    cursorTo: (x: number) => cursorTo(output, x),
    moveCursor: (dx: number, dy: number) => moveCursor(output, dx, dy),
    clearLine: (direction: -1 | 0 | 1) => clearLine(output, direction),
  };
}
