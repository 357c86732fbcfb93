import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readmeParts } from '../src/reference/readme-parts.ts';

/**
 * Writes the tables of commands, settings and exit codes into the README.
 *
 * `--check` writes nothing, and exits with 1 if the README is stale. `--readme` names another file, for tests.
 */
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    readme: { type: 'string', default: fileURLToPath(new URL('../README.md', import.meta.url)) },
  },
});

const found = await readFile(options.readme, 'utf8');
const wanted = Object.entries(readmeParts()).reduce((text, [name, part]) => {
  const section = new RegExp(`(<!-- ${name}: [^>]* -->\\n\\n).*?(\\n*<!-- /${name} -->)`, 's');
  if (!section.test(text)) throw new Error(`The README has no place for ${name}.`);
  return text.replace(section, (_all, start: string) => `${start}${part}\n\n<!-- /${name} -->`);
}, found);

if (!options.check) {
  await writeFile(options.readme, wanted);
} else if (found !== wanted) {
  const manifest = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'));
  const pnpm = String(manifest.packageManager).split('+', 1)[0];
  console.error(`Stale: README.md. The command line has changed. Run: npx -y ${pnpm} generate`);
  process.exitCode = 1;
}
