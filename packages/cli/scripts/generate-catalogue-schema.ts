import { mkdir, readFile, writeFile } from 'node:fs/promises';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { catalogueSchema } from './catalogue-schema.ts';

/**
 * Writes the JSON Schema of a catalogue, which editors complete and check by. `--check` writes nothing and exits with 1 when
 * the file is stale.
 */
const folder = new URL('../src/generated/', import.meta.url);
const file = new URL('catalogue.schema.json', folder);
const text = `${JSON.stringify(catalogueSchema(contract.components.schemas), null, 2)}\n`;
if (!process.argv.includes('--check')) {
  await mkdir(folder, { recursive: true });
  await writeFile(file, text);
} else if ((await readFile(file, 'utf8').catch(() => null)) !== text) {
  console.error('Stale: catalogue.schema.json. The contract has changed. Run: pnpm generate');
  process.exitCode = 1;
}
