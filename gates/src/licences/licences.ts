import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { type Licensed, refused } from './rules.ts';

/**
 * Checks the licences of production dependencies, those of dependencies included. What is published has the strict list;
 * the site may use tools with some others. Exits with 1 and names each package that may not be used.
 */
const names = globSync(['packages/*/package.json', 'apps/*/package.json'], { cwd: ROOT })
  .map((file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { name: string; private?: boolean })
  .filter((manifest) => manifest.private !== true)
  .map(({ name }) => name);

const published = licencesOf(names.flatMap((name) => ['--filter', name]));
const all = licencesOf(['--recursive']);
const problems = [...refused(published, true), ...refused(all, false)];
const told = new Set(problems.map(({ name, versions, license }) => `${name}@${versions.join(', ')}: ${license}`));
if (told.size > 0) {
  console.error(`These licences are not permissive, or not known:\n${[...told].map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 1;
} else {
  console.log(`${published.length} packages come with what is published, ${all.length} with the site: all permissive.`);
}

function licencesOf(which: readonly string[]): Licensed[] {
  const args = [...which, 'licenses', 'list', '--prod', '--json'];
  const json = execFileSync('pnpm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const found = Object.values(JSON.parse(json) as Record<string, Licensed[]>).flat();
  // An empty list would pass for a good one.
  if (found.length === 0) throw new Error(`pnpm ${args.join(' ')} lists nothing.`);
  return found;
}
