import { parseArgs } from 'node:util';
import { portOf } from '@assessment-kit/http';
import type { SandboxOptions } from './create-sandbox.ts';
import { faultProblems } from './faults/fault-problems.ts';

export type ReadOptions = { ok: true; options: SandboxOptions & { port: number } } | { ok: false; problems: string[] };

const USAGE = `--data FILE keeps the state in a file; --seed NUMBER makes random answers repeatable; --reading ID=VALUE
chooses a reading where the platform's pages disagree; --faults JSON says what goes wrong; --rate-limit and
--gateway-delay switch those on.`;

/** The sandbox's settings from the environment and the command line, or what is wrong with them in one sentence each. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReadOptions {
  const parsed = parse(args);
  if (!parsed.ok) return { ok: false, problems: [`${parsed.problem} Known are: ${USAGE.replaceAll('\n', ' ')}`] };
  const { values } = parsed;
  const { HOST, PORT, SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } = environment;
  const problems: string[] = [];

  const port = portOf(PORT || '4010');
  if (port === null) problems.push('PORT must be a port from 0 to 65535.');
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (seed !== undefined && !Number.isInteger(seed)) problems.push('--seed must be a whole number.');
  const readings = readReadings(values.reading ?? [], problems);
  const faults = readFaults(values.faults, problems);
  if (problems.length > 0 || port === null) return { ok: false, problems };

  return {
    ok: true,
    options: {
      port,
      ...(HOST ? { host: HOST } : {}),
      ...(SANDBOX_CLIENT_ID ? { clientId: SANDBOX_CLIENT_ID } : {}),
      ...(SANDBOX_CLIENT_SECRET ? { clientSecret: SANDBOX_CLIENT_SECRET } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...(values.data === undefined ? {} : { data: values.data }),
      ...(readings === null ? {} : { readings }),
      ...(faults === null ? {} : { faults }),
      switches: { rateLimit: values['rate-limit'] ?? false, gatewayDelay: values['gateway-delay'] ?? false },
    },
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        seed: { type: 'string' },
        reading: { type: 'string', multiple: true },
        faults: { type: 'string' },
        'rate-limit': { type: 'boolean' },
        'gateway-delay': { type: 'boolean' },
      },
    });
    return { ok: true as const, values };
  } catch (error) {
    return {
      ok: false as const,
      problem: error instanceof Error ? `${error.message.split('. ')[0]}.` : 'Wrong option.',
    };
  }
}

function readReadings(given: readonly string[], problems: string[]): Record<string, string> | null {
  const entries = given.map((text) => text.split('=', 2));
  if (entries.some(([id, value]) => !id || !value))
    problems.push('--reading takes ID=VALUE, for example upsert-answer=204.');
  return given.length > 0 ? (Object.fromEntries(entries) as Record<string, string>) : null;
}

function readFaults(text: string | undefined, problems: string[]): NonNullable<SandboxOptions['faults']> | null {
  if (text === undefined) return null;
  try {
    const faults = JSON.parse(text) as unknown;
    problems.push(...faultProblems(faults).map((message) => `--faults: ${message}`));
    return faults as NonNullable<SandboxOptions['faults']>;
  } catch {
    problems.push('--faults must be JSON.');
    return null;
  }
}
