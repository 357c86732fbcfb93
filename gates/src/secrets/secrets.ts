import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { type Finding, scan } from './scan.ts';

/**
 * Scans every file that git keeps, or would, for keys and tokens. `pnpm --filter @assessment-kit/gates secrets [folder]`;
 * exits with 1 when one is found.
 */
const folder = process.argv[2] ?? ROOT;
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
  cwd: folder,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const findings: Finding[] = [];
let scanned = 0;
for (const file of listed.split('\0').filter((name) => name !== '')) {
  const content = textOf(join(folder, file));
  if (content === undefined) continue;
  scanned += 1;
  findings.push(...(await scan(file, content)));
}
for (const { file, line, rule } of findings) console.error(`${file}:${line}: looks like a secret (${rule})`);
if (findings.length > 0) process.exitCode = 1;
else console.log(`No secret in ${scanned} files.`);

/** @returns `undefined` for what is no text, or was removed but not yet committed. */
function textOf(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    return bytes.includes(0) ? undefined : bytes.toString('utf8');
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
