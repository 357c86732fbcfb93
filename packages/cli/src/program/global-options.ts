import type { OptionSpec } from './command.ts';
import { wholeNumber } from './readers.ts';

/** Options that every command takes, before or after its name. */
export const GLOBAL_OPTIONS = {
  json: { summary: 'writes JSON for programs: one document, or one per line from commands that go on; errors too' },
  profile: { summary: 'takes host and credentials from this profile', value: 'NAME', short: 'p' },
  platform: { summary: 'calls this host: production, sandbox or a URL', value: 'HOST' },
  testMode: { summary: "asks for the platform's random mock answers" },
  retries: {
    summary: 'repeats a failed call at most so often, where that is safe; 2 when not given',
    value: 'NUMBER',
    read: wholeNumber({ min: 0, max: 100 }),
  },
  timeout: {
    summary: 'waits at most so long for one answer; 30 when not given',
    value: 'SECONDS',
    read: wholeNumber({ min: 1, max: 3600 }),
  },
  verbose: { summary: 'tells each request on stderr: operation, status, time', short: 'v' },
  noColor: { summary: 'writes no colours; none are written either when NO_COLOR is set or stdout is no terminal' },
} as const satisfies Record<string, OptionSpec>;

export interface GlobalOptions {
  json: boolean;
  profile: string | undefined;
  platform: string | undefined;
  testMode: boolean;
  retries: number | undefined;
  timeout: number | undefined;
  verbose: boolean;
}
