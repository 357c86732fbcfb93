import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sandboxPage } from '../src/verify/report/sandbox-page.ts';
import { verifySandbox } from '../src/verify/verify-sandbox.ts';

const FOLDER = new URL('../../../docs/conformance/', import.meta.url);
const PAGE = new URL('sandbox.md', FOLDER);

/**
 * Writes what the contract tests find about the sandbox into `docs/conformance`, for the documentation.
 *
 * `--check` writes nothing, and exits with 1 when the page is stale.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const page = sandboxPage(await verifySandbox());
if (values.check) {
  if ((await readFile(PAGE, 'utf8').catch(() => null)) !== page) {
    console.error(
      'Stale: docs/conformance/sandbox.md. The sandbox answers otherwise than the page says. Run: pnpm generate',
    );
    process.exitCode = 1;
  }
} else {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(PAGE, page);
}
