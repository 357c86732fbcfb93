import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../src/root.ts';

/** A package outside of the repository, judged by the repository's own settings. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assessment-kit-gates-'));
  write('package.json', JSON.stringify({ name: 'example', type: 'module', main: 'src/index.ts' }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lint fails for a variable that is not used, and for the format', () => {
  const { vcs: _ignored, ...settings } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  write('biome.json', JSON.stringify(settings));
  const lint = (text: string) => {
    write('src/index.ts', text);
    return spawnSync(program('biome'), ['check', 'src'], { cwd: folder }).status;
  };
  expect(lint("export const limit = '64';\n")).toBe(0);
  expect(lint("const limit = '64';\n")).toBe(1);
  expect(lint('export const limit = "64"\n')).toBe(1);
});

it('types fail for a value that may be missing', () => {
  write('tsconfig.json', JSON.stringify({ extends: join(ROOT, 'tsconfig.base.json'), include: ['src'] }));
  const check = (text: string) => {
    write('src/index.ts', text);
    return spawnSync(program('tsc'), ['-p', folder], { encoding: 'utf8' }).status;
  };
  expect(check('export const first = (all: string[]): string | undefined => all[0];\n')).toBe(0);
  expect(check('export const first = (all: string[]): string => all[0];\n')).not.toBe(0);
});

it('dead code fails: a file that nobody imports, and an export that nothing uses', () => {
  const { include, ignoreExportsUsedInFile } = JSON.parse(readFileSync(join(ROOT, 'knip.json'), 'utf8'));
  write('knip.json', JSON.stringify({ include, ignoreExportsUsedInFile }));
  write('src/index.ts', "import { used } from './limits.ts';\n\nconsole.log(used);\n");
  const knip = () => spawnSync(program('knip'), ['--no-progress'], { cwd: folder, encoding: 'utf8' });
  write('src/limits.ts', 'export const used = 64;\n');
  expect(knip()).toMatchObject({ status: 0, stdout: '' });
  write('src/limits.ts', 'export const used = 64;\nexport const dead = 65;\n');
  expect(knip()).toMatchObject({ status: 1, stdout: expect.stringContaining('dead  src/limits.ts') });
  write('src/limits.ts', 'export const used = 64;\n');
  write('src/left-over.ts', 'export const used = 64;\n');
  expect(knip()).toMatchObject({ status: 1, stdout: expect.stringContaining('src/left-over.ts') });
});

function program(name: string): string {
  return join(ROOT, 'node_modules/.bin', name);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
