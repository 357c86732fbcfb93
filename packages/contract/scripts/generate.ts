import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DOCUMENTS, GENERATED_FOLDER, OPENAPI_FOLDER } from './documents.ts';
import { generateDocument } from './generate-document.ts';

/**
 * Writes everything that follows from the contract into `src/generated`.
 *
 * `--check` writes nothing, names the files that are stale, and exits with 1 if there are any. `--openapi` and
 * `--generated` name other folders, for tests.
 */
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    openapi: { type: 'string', default: OPENAPI_FOLDER },
    generated: { type: 'string', default: GENERATED_FOLDER },
  },
});

const stale: string[] = [];
for (const document of DOCUMENTS) {
  const folder = join(options.generated, document);
  const files = await generateDocument(options.openapi, document);
  if (options.check) {
    const left = (await readdir(folder).catch(() => [])).filter((name) => !files.has(name));
    stale.push(...left.map((name) => `${document}/${name}`));
  } else {
    await rm(folder, { recursive: true, force: true });
  }
  for (const [name, content] of files) {
    const path = join(folder, name);
    if (options.check) {
      if ((await readFile(path, 'utf8').catch(() => null)) !== content) stale.push(`${document}/${name}`);
    } else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  }
}

if (stale.length > 0) {
  const manifest = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'));
  const pnpm = String(manifest.packageManager).split('+', 1)[0];
  console.error(`Stale: ${stale.join(', ')}.\nThe contract has changed. Run: npx -y ${pnpm} generate`);
  process.exitCode = 1;
}
