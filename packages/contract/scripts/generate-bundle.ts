import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DocumentName } from './documents.ts';
import type { Bundle } from './openapi-types.ts';

const REDOCLY = fileURLToPath(new URL('../node_modules/@redocly/cli/bin/cli.js', import.meta.url));

/**
 * Puts the many files of a document into one.
 *
 * @param openapiFolder The folder with `redocly.yaml` and the documents.
 */
export async function bundleDocument(openapiFolder: string, document: DocumentName): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'assessment-kit-bundle-'));
  const output = join(folder, 'openapi.json');
  try {
    await promisify(execFile)(process.execPath, [REDOCLY, 'bundle', document, '--output', output], {
      cwd: openapiFolder,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    return JSON.parse(await readFile(output, 'utf8')) as Bundle;
  } finally {
    await rm(folder, { recursive: true });
  }
}
