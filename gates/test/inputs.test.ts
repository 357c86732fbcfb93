import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../src/root.ts';
import { filesOfRepository } from './support/copy-of-repository.ts';
import { planned, type Task } from './support/turbo.ts';

/**
 * A result is kept as long as nothing changes that counts for it. A test that reads a file which does not count would pass
 * for ever: whoever writes `'../../../docs/x.md'` in a package has to name it in the inputs of the package's task.
 */
const FROM_THE_ROOT: Readonly<Record<string, string>> = {
  // Read whatever they like; turbo runs them always, or their inputs are listed by hand.
  gates: 'its tests are never kept',
  publishing: 'publishing/turbo.json lists what snippets, manifests and tarballs are made of',
};

/** More than is read; what is read of it is listed in the `turbo.json` of the package, by hand. */
const KNOWN = [
  // The three apps without their tests.
  'scripts/start.ts reads apps/*',
  // Texts of the root, docs/, .changeset/, changelogs and the history of the contract.
  'apps/docs/src/reference/changelog-page.ts reads .',
  'apps/docs/test/about-pages.test.ts reads .',
  'apps/docs/test/quick-start.test.ts reads *',
];

/** What is only written there, and by hand. */
const WRITTEN = new Set(['apps/docs/public/console', 'apps/docs/public/operator', 'docs/conformance']);

const files = filesOfRepository();
let tasks: Map<string, Task>;
let globals: string[];
beforeAll(async () => {
  ({ tasks, globals } = await planned(ROOT));
}, 60_000);

describe('what a package reads of others counts for its tests', () => {
  const code = files.filter((file) => /^(packages|apps|scripts|publishing)\/.*\.(ts|tsx|js|mjs)$/.test(file));
  it.each(Object.entries(Object.groupBy(code, packageOf)))('%s', (directory, sources = []) => {
    const counted = countedFor(directory);
    const uncounted = sources.flatMap((file) =>
      outside(file, directory)
        .filter((target) => !isCounted(target, counted))
        .map((target) => `${file} reads ${target}`),
    );
    expect(uncounted.filter((known) => !KNOWN.includes(known))).toEqual([]);
  });

  it('is found where it is written', () => {
    const variable = '$' + '{name}';
    const text = `read('../../../docs/x.md'); new URL(\`../../${variable}/${variable}.ts\`, base); join(a, '../..')`;
    expect(paths(text)).toEqual(['../../../docs/x.md', '../../*/*.ts', '../..']);
  });
});

it('nothing counts that a run writes: the next one would find everything changed', () => {
  const kept = new Set(files);
  const written = [...tasks.values()].flatMap(({ taskId, inputs, cached }) =>
    cached ? inputs.filter((file) => !kept.has(file)).map((file) => `${taskId} counts ${file}`) : [],
  );
  expect(written).toEqual([]);
});

/** Of `apps/docs/test/x.ts`: `apps/docs`. */
function packageOf(file: string): string {
  return file
    .split('/')
    .slice(0, /^(packages|apps)\//.test(file) ? 2 : 1)
    .join('/');
}

/** Every file that counts for the tests of a package. */
function countedFor(directory: string): Set<string> {
  const counted = new Set(globals);
  const visited = new Set<string>();
  const visit = (id: string): void => {
    const task = tasks.get(id);
    if (task === undefined || visited.has(id)) return;
    visited.add(id);
    for (const file of task.inputs) counted.add(file);
    task.dependencies.forEach(visit);
  };
  for (const { taskId, directory: of } of tasks.values()) {
    if (of === directory && /#(test|check:published)$/.test(taskId)) visit(taskId);
  }
  return counted;
}

/** What the code of a file names above its package, from the root; what does not exist is left out. */
function outside(file: string, directory: string): string[] {
  return paths(readFileSync(join(ROOT, file), 'utf8'))
    .map((path) => posix.normalize(posix.join(dirname(file), path)).replace(/\/$/, ''))
    .filter((target) => !target.startsWith('..') && target !== directory && !target.startsWith(`${directory}/`))
    .filter((target) => !WRITTEN.has(target) && !(target === '.' && directory in FROM_THE_ROOT))
    .filter((target) => filesOf(target).length > 0);
}

/** The relative paths in quotes, with a star for each variable of a template. */
function paths(text: string): string[] {
  return [...text.matchAll(/(['"`])((?:\.\.\/)*\.\.(?:\/[^'"`\n]*)?)\1/g)].map(([, , path = '']) =>
    path.replaceAll(/\$\{[^}]*\}/g, '*'),
  );
}

/** The files that git keeps of a file or folder. */
function filesOf(target: string): string[] {
  const pattern = target.replaceAll(/[.+$]/g, '\\$&').replaceAll('*', '[^/]*');
  const matching = new RegExp(target === '.' ? '' : `^${pattern}(/|$)`);
  return files.filter((file) => matching.test(file));
}

/** A folder counts with all that is in it, a name with stars when each that it may mean does. */
function isCounted(target: string, counted: Set<string>): boolean {
  return filesOf(target).every((file) => counted.has(file));
}
