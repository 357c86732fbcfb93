import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyOfRepository } from './support/copy-of-repository.ts';
import { planned } from './support/turbo.ts';

let folder: string;
let before: Map<string, string>;
beforeAll(async () => {
  folder = copyOfRepository();
  before = await hashes();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ABOVE_RULES = [
  'assessment-kit',
  'client',
  'conformance',
  'docs',
  'publishing',
  'sandbox',
  'scripts',
  'webhook-server',
];
const ALL = [...ABOVE_RULES, 'contract', 'http', 'rules', 'schema-values'];

it.each<[string, string[]]>([
  ['openapi/assessments/openapi.yaml', ALL.filter((name) => name !== 'schema-values')],
  ['packages/rules/src/index.ts', [...ABOVE_RULES, 'rules']],
  ['packages/client/src/index.ts', ABOVE_RULES.filter((name) => name !== 'sandbox')],
  ['packages/rules/test/rules.test.ts', ['publishing', 'rules']],
  [
    'apps/docs/src/content/docs/packages-as-a-file.md',
    ['assessment-kit', 'conformance', 'docs', 'publishing', 'scripts', 'webhook-server'],
  ],
  ['docs/benchmarks/ingest.md', ['docs', 'scripts']],
  ['vitest.config.ts', ALL],
])('after a change of %s the tests run again that it could break, and no others', async (file, expected) => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text}\n`);
  try {
    const after = await hashes();
    const again = [...before.keys()].filter((name) => before.get(name) !== after.get(name));
    expect(again.sort()).toEqual([...expected].sort());
  } finally {
    writeFileSync(path, text);
  }
});

it('what nobody can tell the state of runs always', async () => {
  const { tasks } = await planned(folder);
  const uncached = ['check:installed', 'audit', 'secrets'].map((task) =>
    [...tasks.values()].filter(({ taskId, cached }) => taskId.endsWith(`#${task}`) && cached),
  );
  expect(uncached).toEqual([[], [], []]);
});

/** What the tests of each package depend on, by its short name. */
async function hashes(): Promise<Map<string, string>> {
  const { tasks } = await planned(folder);
  return new Map(
    ALL.map((name) => {
      const task = `${name === 'assessment-kit' ? name : `@assessment-kit/${name}`}#${TASKS[name] ?? 'test'}`;
      const hash = tasks.get(task)?.hash;
      if (hash === undefined) throw new Error(`There is no task ${task}.`);
      return [name, hash];
    }),
  );
}

const TASKS: Readonly<Record<string, string>> = { publishing: 'check:published' };
