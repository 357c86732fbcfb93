import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const DOCKERFILE = read('../Dockerfile');

/** Packages of the repository that one of them needs at run time, and those that they need. */
function workspacePackages(dependencies: Record<string, string>): string[] {
  return Object.entries(dependencies)
    .filter(([, version]) => version === 'workspace:*')
    .flatMap(([name]) => {
      const folder = name.replace('@assessment-kit/', '');
      const own = JSON.parse(read(`../../../packages/${folder}/package.json`));
      return [folder, ...workspacePackages(own.dependencies ?? {})];
    });
}

it('the image gets every package of the repository that the server needs, and no other', () => {
  const needed = [...new Set(workspacePackages(manifest.dependencies))].sort();
  expect([...DOCKERFILE.matchAll(/^COPY packages\/(\S+) packages\/\1$/gm)].map(([, name]) => name).sort()).toEqual(
    needed,
  );
});

it('the image has the pinned Node.js and pnpm, and its process is no administrator', () => {
  const node = /^ {2}node: (\d\S+)$/m.exec(read('../../../pnpm-workspace.yaml'))?.[1];
  const bases = [...DOCKERFILE.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
  expect(bases).toEqual([node, node]);
  const { packageManager } = JSON.parse(read('../../../package.json'));
  expect(DOCKERFILE).toContain(packageManager.split('+')[0]);
  expect(DOCKERFILE.lastIndexOf('\nUSER node\n')).toBeGreaterThan(DOCKERFILE.lastIndexOf('\nFROM '));
});
