import { ENVIRONMENTS } from '@assessment-kit/client';
import type { Io } from '../context/io.ts';
import { UsageError } from '../failures/usage-error.ts';
import type { GlobalOptions } from '../program/global-options.ts';
import { baseUrlOf } from './base-url-of.ts';
import { LOCAL, LOCAL_PROFILE, readProfiles } from './profiles.ts';

/** Host and credentials, and where they come from. */
export interface Connection {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** For people, for example `the profile "staging"`. */
  source: string;
}

const NONE = `There are no credentials. Set PLATFORM_URL, PLATFORM_CLIENT_ID and PLATFORM_CLIENT_SECRET, or make a profile with \`assessment-kit profile create default\`. \`--profile ${LOCAL_PROFILE}\` is the kit's own sandbox on this machine.`;

/**
 * Looks for host and credentials: the profile that `--profile` names, the environment, the profile that
 * `ASSESSMENT_KIT_PROFILE` names, the profile `default`. They are taken from one place together, so that the secret of one
 * host never goes to another by accident; only `--platform` changes the host.
 *
 * @throws {UsageError} when there are none, or they are incomplete.
 */
export async function findConnection(io: Io, { profile, platform }: GlobalOptions): Promise<Connection> {
  const found = (profile === undefined ? fromEnvironment(io.env, platform) : null) ?? (await fromProfile(io, profile));
  return { ...found, baseUrl: platform === undefined ? found.baseUrl : baseUrlOf(platform, '--platform') };
}

function fromEnvironment(env: Io['env'], platform: string | undefined): Connection | null {
  const { PLATFORM_URL: url, PLATFORM_CLIENT_ID: clientId, PLATFORM_CLIENT_SECRET: clientSecret } = env;
  if (!clientId && !clientSecret) return null;
  const missing = [
    ...(clientId ? [] : ['PLATFORM_CLIENT_ID']),
    ...(clientSecret ? [] : ['PLATFORM_CLIENT_SECRET']),
    ...(url || platform !== undefined ? [] : ['PLATFORM_URL']),
  ];
  if (!clientId || !clientSecret || missing.length > 0) {
    const hosts = Object.keys(ENVIRONMENTS).join(', ');
    throw new UsageError(
      `The environment has only a part of what is needed: ${missing.join(' and ')} is missing. PLATFORM_URL takes ${hosts} or a URL.`,
    );
  }
  return { baseUrl: url ? baseUrlOf(url, 'PLATFORM_URL') : '', clientId, clientSecret, source: 'the environment' };
}

async function fromProfile(io: Io, named: string | undefined): Promise<Connection> {
  const name = named ?? (io.env['ASSESSMENT_KIT_PROFILE'] || undefined);
  if (name === LOCAL_PROFILE) return { ...LOCAL, source: `the profile "${LOCAL_PROFILE}"` };
  const profiles = await readProfiles(io);
  const profile = profiles.get(name ?? 'default');
  if (profile) {
    const { platform, clientId, clientSecret } = profile;
    const source = `the profile "${name ?? 'default'}"`;
    return { baseUrl: baseUrlOf(platform, source), clientId, clientSecret, source };
  }
  if (name === undefined) throw new UsageError(NONE);
  const known = [...profiles.keys(), LOCAL_PROFILE].join(', ');
  throw new UsageError(`There is no profile "${name}". Known are: ${known}.`);
}
