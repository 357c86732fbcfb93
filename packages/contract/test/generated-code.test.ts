import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, GENERATED_FOLDER } from '../scripts/documents.ts';
import { bodies } from './bodies.ts';
import { runNode } from './run-node.ts';

const modules = DOCUMENTS.flatMap((document) =>
  readdirSync(join(GENERATED_FOLDER, document))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `${document}/${name}`),
);

const TEXT_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|^\s*\/\/.*$|\/\*[\s\S]*?\*\//gm;

/** What makes code from a text, or loads another module. */
const FORBIDDEN = /\beval\s*\(|\bFunction\s*\(|\brequire\s*\(|\bimport\b|\bfrom\s*''/g;

describe('the compiled validators', () => {
  it('are there for each document, once for each purpose', () => {
    const files = ['bodies.js', 'parameters.js', 'responses-exact.js', 'responses.js'];
    const webhooks = ['webhooks-exact.js', 'webhooks.js'];
    expect(modules).toEqual([
      ...[...files, ...webhooks].map((name) => `assessments/${name}`),
      ...files.map((name) => `sandbox/${name}`),
      ...files.map((name) => `webhook-server/${name}`),
    ]);
  });

  it.each(modules)('%s makes no code at run time and loads nothing', (module) => {
    const code = readFileSync(join(GENERATED_FOLDER, module), 'utf8').replaceAll(TEXT_OR_COMMENT, "''");
    expect(code.includes('validators')).toBe(true);
    expect(code.match(FORBIDDEN)).toBeNull();
  });

  it('work where a process may not make code from texts', async () => {
    const url = (module: string) => JSON.stringify(pathToFileURL(join(GENERATED_FOLDER, module)).href);
    const script = [
      `const { validators } = await import(${url('assessments/bodies.js')});`,
      ...modules.map((module) => `await import(${url(module)});`),
      `const body = ${JSON.stringify(bodies.upsertAssessmentPackage)};`,
      'const results = [body, { ...body, name: 1 }].map((each) => validators.upsertAssessmentPackage(each));',
      "try { new Function(''); } catch (error) { results.push(error.name); }",
      'console.log(JSON.stringify(results));',
    ];
    const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval'];
    const { exitCode, stdout, stderr } = await runNode([...flags, script.join('\n')], GENERATED_FOLDER);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual([true, false, 'EvalError']);
  }, 20_000);
});
