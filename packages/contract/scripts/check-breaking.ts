import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { breakingBetween } from './diff.ts';
import { DOCUMENTS, GENERATED_FOLDER, OPENAPI_FOLDER } from './documents.ts';

/**
 * Compares each bundle with the one that was released last, and exits with 1 when something breaks clients.
 *
 * `--release` makes the bundles of now the released ones; part of a release, and of nothing else.
 */
const { values } = parseArgs({ options: { release: { type: 'boolean', default: false } } });

for (const document of DOCUMENTS) {
  const released = join(OPENAPI_FOLDER, 'released', `${document}.json`);
  const now = join(GENERATED_FOLDER, document, 'openapi.json');
  if (values.release) {
    await copyFile(now, released);
    continue;
  }
  const breaking = await breakingBetween(released, now);
  if (breaking.length === 0) continue;
  console.error(`${document}: ${breaking.length} changes break clients of the released contract.`);
  for (const each of breaking) console.error(`  ${each}`);
  console.error('Keep the old form beside the new one, or move the major version in the path.');
  process.exitCode = 1;
}
