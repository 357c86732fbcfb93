import type { SandboxOptions } from '@assessment-kit/sandbox';
import { UsageError } from '../failures/usage-error.ts';
import type { CommandInput, OptionSpec } from '../program/command.ts';
import { wholeNumber } from '../program/readers.ts';

/** Options of every command that starts a sandbox. */
export const SANDBOX_OPTIONS = {
  port: {
    summary: 'where the sandbox listens; 0: any free port',
    value: 'PORT',
    read: wholeNumber({ min: 0, max: 65_535 }),
    fallback: '4010',
  },
  address: { summary: 'the address it listens on; 0.0.0.0 in a container', value: 'ADDRESS', fallback: '127.0.0.1' },
  data: { summary: 'keeps the state in a file; nothing outlives it when not given', value: 'FILE' },
  seed: {
    summary: 'makes random answers, faults and ids repeatable',
    value: 'NUMBER',
    read: wholeNumber({ min: 0, max: 2 ** 31 - 1 }),
  },
  reading: {
    summary: "which reading to follow where the platform's pages disagree, as ID=VALUE; several times if wanted",
    value: 'READING',
    many: true,
    read: reading,
  },
  faults: { summary: 'what goes wrong, as JSON, as PUT /_sandbox/faults takes it', value: 'JSON', read: faults },
  rateLimit: { summary: 'refuses more than 3 requests a second or 180 a minute' },
  gatewayDelay: { summary: 'lets an approval take 15 minutes to reach the gateway' },
} as const satisfies Record<string, OptionSpec>;

type Input = CommandInput<Record<never, never>, typeof SANDBOX_OPTIONS>;

/** What `createSandbox` takes. The credentials come from the environment; the ones that everybody knows otherwise. */
export function sandboxOptions(input: Input, env: Readonly<Record<string, string | undefined>>): SandboxOptions {
  const { port, address, data, seed, reading: readings, faults: profile, rateLimit, gatewayDelay } = input;
  const { SANDBOX_CLIENT_ID: clientId, SANDBOX_CLIENT_SECRET: clientSecret } = env;
  return {
    port,
    host: address,
    ...(clientId ? { clientId } : {}),
    ...(clientSecret ? { clientSecret } : {}),
    ...(data === undefined ? {} : { data }),
    ...(seed === undefined ? {} : { seed }),
    ...(readings.length === 0 ? {} : { readings: Object.fromEntries(readings) }),
    ...(profile === undefined ? {} : { faults: profile }),
    switches: { rateLimit, gatewayDelay },
  };
}

function reading(text: string): [id: string, value: string] {
  const [id, value, ...more] = text.split('=');
  if (!id || !value || more.length > 0) throw new UsageError('must be ID=VALUE, for example upsert-answer=204.');
  return [id, value];
}

function faults(text: string): NonNullable<SandboxOptions['faults']> {
  try {
    // The sandbox checks it when it starts, and names what is wrong.
    return JSON.parse(text) as NonNullable<SandboxOptions['faults']>;
  } catch {
    throw new UsageError('must be JSON, for example {"deliveries":[{"kind":"duplicate","count":3}]}.');
  }
}
