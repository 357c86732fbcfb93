import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { settingsTable } from '../src/settings/settings-markdown.ts';

/**
 * Writes the table of settings into the README.
 *
 * `--check` writes nothing, and exits with 1 if the README is stale. `--readme` names another file, for tests.
 */
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    readme: { type: 'string', default: new URL('../README.md', import.meta.url).pathname },
  },
});

const SECTION = /(<!-- settings: [^>]* -->\n\n).*?(\n*<!-- \/settings -->)/s;

const found = await readFile(options.readme, 'utf8');
if (!SECTION.test(found)) throw new Error('The README has no place for the settings.');
const wanted = found.replace(SECTION, (_all, start: string) => `${start}${settingsTable()}\n\n<!-- /settings -->`);

if (!options.check) {
  await writeFile(options.readme, wanted);
} else if (found !== wanted) {
  const manifest = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'));
  const pnpm = String(manifest.packageManager).split('+', 1)[0];
  console.error(`Stale: README.md. The settings have changed. Run: npx -y ${pnpm} generate`);
  process.exitCode = 1;
}
