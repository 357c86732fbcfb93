import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** Programs that tests start when the machine has them, with what makes them tell their version. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  bash: ['--version'],
  curl: ['--version'],
  fish: ['--version'],
  openssl: ['version'],
  pgbouncer: ['--version'],
  python3: ['--version'],
  zsh: ['--version'],
};

/**
 * What the tests find outside of the repository, as one line: a result that is kept holds only where this is the same.
 *
 * A server that `TEST_DATABASE_URL` names may be another one tomorrow: with it, no two runs are alike, and nothing is kept.
 *
 * @param env With `CHROMIUM` and `TEST_DATABASE_URL`.
 */
export function machine(env: Readonly<Record<string, string | undefined>>): string {
  const chromium = env['CHROMIUM'] || '/usr/bin/chromium';
  const programs = { ...PROGRAMS, [chromium]: ['--version'] };
  const found = Object.entries(programs).map(([program, args]) => `${program}: ${versionOf(program, args)}`);
  return [
    `${process.platform} ${process.arch}, Node.js ${process.version}`,
    ...found,
    ...(env['TEST_DATABASE_URL'] ? [`a server of PostgreSQL that is not the tests' own, ${randomUUID()}`] : []),
  ].join('; ');
}

function versionOf(program: string, args: readonly string[]): string {
  try {
    const said = execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    });
    return said.split('\n')[0]?.trim() ?? '';
  } catch {
    return 'none';
  }
}
