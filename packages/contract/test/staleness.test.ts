import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENERATED_FOLDER, OPENAPI_FOLDER } from '../scripts/documents.ts';
import type { Bundle } from '../scripts/openapi-types.ts';
import type { CompiledValidator } from '../src/compiled-validator.ts';
import { runNode } from './run-node.ts';

const GENERATE = fileURLToPath(new URL('../scripts/generate.ts', import.meta.url));
const MANIFEST = fileURLToPath(new URL('../../../package.json', import.meta.url));

let folder: string;
let openapi: string;
let generated: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-contract-'));
  openapi = join(folder, 'openapi');
  generated = join(folder, 'generated');
  await cp(OPENAPI_FOLDER, openapi, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
  // The lint plugin, which the bundler loads with the configuration, needs its dependency.
  await symlink(join(OPENAPI_FOLDER, 'node_modules'), join(openapi, 'node_modules'), 'junction');
  await cp(GENERATED_FOLDER, generated, { recursive: true });
});

afterAll(() => rm(folder, { recursive: true }));

describe('generate --check', () => {
  it('passes on the committed files, wherever it is started', async () => {
    const finished = await runNode([GENERATE, '--check'], tmpdir());
    expect(finished).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  }, 60_000);

  it('names files that were edited, are missing or are left over', async () => {
    const edited = join(folder, 'edited');
    await cp(GENERATED_FOLDER, edited, { recursive: true });
    await writeFile(join(edited, 'sandbox/operations.ts'), 'export const operationTable = {};\n');
    await rm(join(edited, 'webhook-server/types.ts'));
    await writeFile(join(edited, 'sandbox/webhooks.js'), '');
    const { exitCode, stderr } = await runNode([GENERATE, '--check', '--generated', edited], tmpdir());
    expect(exitCode).toBe(1);
    expect(staleFiles(stderr)).toEqual(['sandbox/operations.ts', 'sandbox/webhooks.js', 'webhook-server/types.ts']);
  }, 60_000);
});

describe('after a field was added to a schema', () => {
  const options = () => ['--openapi', openapi, '--generated', generated];

  beforeAll(async () => {
    const path = join(openapi, 'assessments/components/schemas/Assessment.yaml');
    const before = await readFile(path, 'utf8');
    const field = "  vendor:\n    type: [string, 'null']\n    description: Who wrote it.\n    maxLength: 12\n";
    await writeFile(path, before.replace('properties:\n', `properties:\n${field}`));
  });

  it('the check fails with the stale files and the command that repairs them, and writes nothing', async () => {
    const before = await contentsOf(generated);
    const { exitCode, stderr } = await runNode([GENERATE, '--check', ...options()], tmpdir());

    expect(exitCode).toBe(1);
    expect(staleFiles(stderr)).toEqual([
      ...['bodies.js', 'fields.ts', 'openapi.json', 'responses-exact.js', 'responses.js', 'types.ts'].map(
        (name) => `assessments/${name}`,
      ),
      // The sandbox lists packages as they were published.
      ...['fields.ts', 'openapi.json', 'responses-exact.js', 'responses.js', 'types.ts'].map(
        (name) => `sandbox/${name}`,
      ),
    ]);
    const { packageManager, scripts } = JSON.parse(await readFile(MANIFEST, 'utf8'));
    const [pnpm] = packageManager.split('+');
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`The contract has changed. Run: npx -y ${pnpm} generate`);
    expect(scripts).toHaveProperty('generate');
    expect(await contentsOf(generated)).toEqual(before);
  }, 60_000);

  it('one run of generate brings the field everywhere, and the check passes', async () => {
    await writeFile(join(generated, 'assessments/left-over.js'), '');
    expect(await runNode([GENERATE, ...options()], tmpdir())).toMatchObject({ exitCode: 0, stderr: '' });

    const files = await contentsOf(generated);
    const bundle = JSON.parse(files['assessments/openapi.json'] ?? '') as Bundle;
    expect(bundle.components.schemas['Assessment']?.properties?.['vendor']).toMatchObject({ maxLength: 12 });
    expect(files['assessments/types.ts']).toContain('vendor?: string | null;');
    expect(fieldRows(files['assessments/fields.ts'])).toContainEqual({
      operation: 'upsertAssessmentPackage',
      in: 'request',
      path: 'assessments[].vendor',
      schema: 'Assessment',
      type: 'string',
      required: false,
      nullable: true,
      maxLength: 12,
      source: { page: ['S0', 'S2'], confidence: 'inferred' },
    });
    const bodies: { validators: Record<string, CompiledValidator> } = await import(
      pathToFileURL(join(generated, 'assessments/bodies.js')).href
    );
    const withVendor = (vendor: string) => ({ ...PACKAGE, assessments: [{ id: 'a-1', vendor }] });
    expect(bodies.validators['upsertAssessmentPackage']?.(withVendor('x'.repeat(12)))).toBe(true);
    expect(bodies.validators['upsertAssessmentPackage']?.(withVendor('x'.repeat(13)))).toBe(false);
    expect(files).not.toHaveProperty(['assessments/left-over.js']);

    expect(await runNode([GENERATE, '--check', ...options()], tmpdir())).toMatchObject({ exitCode: 0, stderr: '' });
  }, 60_000);
});

const PACKAGE = { id: 'p-1', name: 'Package', summary: 'Summary', status: { startDate: '2026-01-01T00:00:00Z' } };

function staleFiles(stderr: string): string[] {
  return (/^Stale: (.*)\.$/m.exec(stderr)?.[1]?.split(', ') ?? []).toSorted();
}

/** The rows of a generated table of fields, which are JSON, one in a line. */
function fieldRows(code = ''): unknown[] {
  return code.split('\n').flatMap((line) => (line.startsWith('  {') ? [JSON.parse(line.replace(/,$/, ''))] : []));
}

async function contentsOf(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const pairs = files.map(async (path) => [pathToKey(root, path), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

function pathToKey(root: string, path: string): string {
  return path.slice(root.length + 1).replaceAll('\\', '/');
}
