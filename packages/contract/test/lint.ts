import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPENAPI_FOLDER } from '../scripts/documents.ts';
import { yamlOf } from './contract-files.ts';
import { type Finished, runNode } from './run-node.ts';

const REDOCLY = fileURLToPath(new URL('../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
const SMALL_CONTRACT = fileURLToPath(new URL('./fixtures/small-contract/', import.meta.url));

/** One thing that the linter refuses in a document. */
export interface Finding {
  ruleId: string;
  message: string;
  /** The file, as seen from the root of the document. */
  file: string;
}

/** A change of the small contract: `from` in the file becomes `to`; with `copyOf` the file is first copied from there. */
export interface Change {
  file: string;
  from: string | RegExp;
  to: string;
  copyOf?: string;
}

interface Report {
  totals: { errors: number; warnings: number; ignored: number };
  problems: { ruleId: string; severity: string; message: string; location: { source: { ref: string } }[] }[];
}

/** Runs `redocly lint` in a folder with a `redocly.yaml`; one report for each document, in sequence. */
export async function lint(folder: string): Promise<Finished & { reports: Report[] }> {
  const finished = await runNode([REDOCLY, 'lint', '--format=json', '--max-problems=1000'], folder);
  const reports = JSON.parse(`[${finished.stdout.replaceAll(/^\}\{$/gm, '},{')}]`) as Report[];
  return { ...finished, reports };
}

/**
 * Lints one copy of the small contract for each entry, changed as the entry says, with the real rules of the contract; all
 * in one run, because starting the linter takes longer than linting.
 */
export async function lintChanged(cases: readonly (readonly Change[])[]): Promise<Finding[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'assessment-kit-lint-'));
  try {
    const names = cases.map((_, index) => `case-${index}`);
    for (const [index, changes] of cases.entries()) await writeCase(join(folder, `case-${index}`), changes);
    await writeFile(join(folder, 'redocly.yaml'), JSON.stringify(configFor(names)));
    const { reports, stderr } = await lint(folder);
    if (reports.length !== cases.length) throw new Error(`The linter stopped:\n${stderr}`);
    return reports.map(({ problems }, index) =>
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ ruleId, message, location }) => {
          const file = location[0]?.source.ref.replace(`case-${index}/`, '') ?? '';
          return { ruleId, message, file };
        }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeCase(folder: string, changes: readonly Change[]): Promise<void> {
  await cp(SMALL_CONTRACT, folder, { recursive: true });
  for (const { file, from, to, copyOf } of changes) {
    const path = join(folder, file);
    if (copyOf !== undefined) await cp(join(folder, copyOf), path, { recursive: true });
    const before = await readFile(path, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} does not have ${String(from)}.`);
    await writeFile(path, after);
  }
}

/** The real configuration, with other documents. */
function configFor(names: readonly string[]): object {
  const real = yamlOf('redocly.yaml') as { plugins: string[]; apis: { assessments: object } };
  return {
    ...real,
    plugins: real.plugins.map((plugin) => join(OPENAPI_FOLDER, plugin)),
    apis: Object.fromEntries(names.map((name) => [name, { ...real.apis.assessments, root: `./${name}/openapi.yaml` }])),
  };
}
