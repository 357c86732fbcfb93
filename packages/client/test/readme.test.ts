import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { build } from 'esbuild';
import ts from 'typescript-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../src/index.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);

/** What the README calls yours. */
const GIVEN = {
  companyId: 'ACME01',
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
  assessmentPackage: {
    id: 'P',
    name: 'P',
    summary: 'P',
    status: { startDate: '2026-01-01T00:00:00Z' },
    assessments: [{ id: 'A', tests: [{ id: 'T', name: 'T' }] }],
  },
};
const given = (orderId: string) =>
  Object.entries({ ...GIVEN, orderId })
    .map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`)
    .join('\n');

const module = (code: string, orderId = 'O1') => `${given(orderId)}\n${code}\nexport {};\n`;

it('has examples', () => {
  expect(blocks.length).toBeGreaterThanOrEqual(8);
});

describe('the examples of the README', () => {
  it('compile', () => {
    const files = new Map(blocks.map((code, index) => [join(root, `test/readme-${index}.ts`), module(code)]));
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists, getSourceFile } = host;
    host.readFile = (name) => files.get(name) ?? readFile(name);
    host.fileExists = (name) => files.has(name) || fileExists(name);
    host.getSourceFile = (name, languageVersion, ...rest) => {
      const text = files.get(name);
      return text === undefined
        ? getSourceFile(name, languageVersion, ...rest)
        : ts.createSourceFile(name, text, languageVersion);
    };
    const program = ts.createProgram([...files.keys()], options, host);
    const problems = [...files.keys()].flatMap((name) => {
      const source = program.getSourceFile(name);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
  }, 60_000);

  let sandbox: Sandbox;
  let folder: string;
  beforeAll(async () => {
    sandbox = await createSandbox();
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
    const { companyId, assessmentPackage, ...credentials } = GIVEN;
    const client = createClient({ baseUrl: sandbox.url, ...credentials });
    await client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
    await client.upsertAssessmentPackage({ companyId, packageId: 'P', body: assessmentPackage });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await sandbox.close();
  });

  it.each(blocks.map((code, index) => [index, code] as const))('run against the sandbox: %i', async (index, code) => {
    const { orderId } = sandbox.placeOrder({ companyId: GIVEN.companyId, packageId: 'P' });
    const here = code.replaceAll("environment: 'sandbox'", `baseUrl: '${sandbox.url}'`);
    const { outputFiles } = await build({
      stdin: { contents: module(here, orderId), resolveDir: join(root, 'test'), loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      write: false,
    });
    const file = join(folder, `${index}.mjs`);
    writeFileSync(file, outputFiles[0]?.text ?? '');
    const { stdout } = await run(process.execPath, [file]);
    const lines = stdout.split('\n');
    // What an example says that it prints, it prints.
    for (const [, said = ''] of code.matchAll(/console\.log\(.*\/\/ (\w+ was not sent.*)$/gm))
      expect(lines).toContain(said);
  });
});
