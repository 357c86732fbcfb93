import { mkdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Io } from '../context/io.ts';
import { UsageError } from '../failures/usage-error.ts';
import { replaceFile } from '../output/replace-file.ts';

/** Host and credentials under a name. */
export interface Profile {
  /** `production`, `sandbox` or a URL. */
  platform: string;
  clientId: string;
  clientSecret: string;
}

/** The kit's own sandbox on this machine, with the credentials that it is documented to take. It is always there. */
export const LOCAL_PROFILE = 'local';
export const LOCAL = {
  baseUrl: 'http://127.0.0.1:4010',
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
} as const;

type Place = Pick<Io, 'env' | 'platform' | 'cwd'>;

/** Where the profiles are: `ASSESSMENT_KIT_PROFILES`, or the folder for settings of the system. */
export function profilesFile({ env, platform, cwd }: Place): string {
  if (env['ASSESSMENT_KIT_PROFILES']) return resolve(cwd, env['ASSESSMENT_KIT_PROFILES']);
  const home = (platform === 'win32' ? env['USERPROFILE'] : env['HOME']) || homedir();
  const windows = env['APPDATA'] || join(home, 'AppData', 'Roaming');
  const folder = platform === 'win32' ? windows : env['XDG_CONFIG_HOME'] || join(home, '.config');
  return join(folder, 'assessment-kit', 'profiles.json');
}

/**
 * All profiles by their names; none when there is no file.
 *
 * @throws {UsageError} when others than the owner may read the file, or it is damaged.
 */
export async function readProfiles(place: Place): Promise<Map<string, Profile>> {
  const path = profilesFile(place);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw new UsageError(`The profiles cannot be read: ${path} (${error.code}).`);
  });
  if (found === null) return new Map();
  // Windows has no such modes; there, the folder belongs to the user.
  if (place.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
    throw new UsageError(
      `${path} holds secrets, and its mode ${mode} lets others than you read or change it. Run: chmod 600 '${path}'`,
    );
  }
  return parsed(await readFile(path, 'utf8'), path);
}

/** Writes all profiles: beside the file first, so that a crash leaves the old or the new one; with mode 0600. */
export async function writeProfiles(place: Place, profiles: ReadonlyMap<string, Profile>): Promise<void> {
  const path = profilesFile(place);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await replaceFile(path, `${JSON.stringify({ profiles: Object.fromEntries(profiles) }, null, 2)}\n`);
}

const FIELDS = ['platform', 'clientId', 'clientSecret'] as const;

function parsed(text: string, path: string): Map<string, Profile> {
  const damaged = (what: string) =>
    new UsageError(`${path} is damaged: ${what}. Repair it, or remove it and make the profiles anew.`);
  let document: { profiles?: unknown };
  try {
    document = JSON.parse(text) as { profiles?: unknown };
  } catch {
    // What the parser says may repeat a part of the file.
    throw damaged('it is no JSON');
  }
  const profiles = document?.profiles;
  if (typeof profiles !== 'object' || profiles === null || Array.isArray(profiles))
    throw damaged('"profiles" is missing');
  const entries = Object.entries(profiles as Record<string, Partial<Profile> | null>);
  for (const [name, profile] of entries) {
    for (const field of FIELDS) {
      if (typeof profile?.[field] !== 'string' || profile[field] === '')
        throw damaged(`profiles.${name}.${field} is missing`);
    }
  }
  return new Map(entries as [string, Profile][]);
}
