import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { breakingChanges, type Change } from './breaking-changes.ts';
import { OPENAPI_FOLDER } from './documents.ts';

const REDOCLY = fileURLToPath(new URL('../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * What breaks clients between two bundles.
 *
 * @throws {Error} when they cannot be compared, or the linter's rules say that nothing is ever breaking.
 */
export async function breakingBetween(base: string, revision: string): Promise<string[]> {
  // Without a rule set for it `redocly diff` calls nothing breaking, and passes.
  const config = join(OPENAPI_FOLDER, 'redocly.yaml');
  if (!(await readFile(config, 'utf8')).includes('- diff-recommended'))
    throw new Error(`${config} must extend diff-recommended.`);
  const args = [REDOCLY, 'diff', base, revision, '--config', config, '--format', 'json', '--fail-on', 'none'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: MOST_OUTPUT, env });
  const { changes } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { changes: Change[] };
  return breakingChanges(
    changes,
    JSON.parse(await readFile(base, 'utf8')),
    JSON.parse(await readFile(revision, 'utf8')),
  );
}
