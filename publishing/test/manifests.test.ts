import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import own from '../package.json' with { type: 'json' };
import { publishedPackages } from '../src/published-packages.ts';

/** Entries for the repository's own use. */
const UNPUBLISHED: Readonly<Record<string, readonly string[]>> = {
  // The documentation shows the tables.
  '@assessment-kit/webhook-server': ['./settings-table', './tables'],
};

/** What an entry in `src` becomes in `dist`. */
function built(entry: string): unknown {
  const inDist = entry.replace(/^\.\/src\//, './dist/');
  if (!/\.tsx?$/.test(inDist)) return inDist;
  return { types: inDist.replace(/\.ts$/, '.d.ts'), default: inDist.replace(/\.ts$/, '.js') };
}

const published = publishedPackages();

it('the published packages need nothing of the workspace that is not published', () => {
  const names = published.map(({ manifest }) => manifest.name);
  // Turbo checks them again when one of them changes, as long as it knows them.
  expect(Object.keys(own.devDependencies)).toEqual(expect.arrayContaining(names));
  for (const { manifest } of published) {
    const needed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    expect(names).toEqual(expect.arrayContaining(needed.filter((name) => name.startsWith('@assessment-kit/'))));
  }
});

it('have one version, one repository and one licence', () => {
  const of = (key: (at: (typeof published)[number]['manifest']) => unknown) =>
    new Set(published.map(({ manifest }) => key(manifest)));
  expect(of(({ version }) => version).size).toBe(1);
  expect(of(({ repository }) => repository?.url).size).toBe(1);
  expect(of(({ license }) => license)).toEqual(new Set(['MIT']));
});

describe.each(published)('$manifest.name', ({ folder, manifest }) => {
  it('publishes from dist what it exports from src in the repository', () => {
    const left = UNPUBLISHED[manifest.name] ?? [];
    const expected = Object.entries(manifest.exports)
      .filter(([name]) => !left.includes(name))
      .map(([name, entry]) => [name, built(entry)]);
    expect(manifest.publishConfig?.exports).toEqual(Object.fromEntries(expected));
    expect(manifest.exports['./package.json']).toBe('./package.json');
  });

  it('says what it is, where it comes from, and what it needs', () => {
    expect(manifest.description).toMatch(/^[A-Z].{15,}[^.]$/);
    expect(manifest.keywords?.length).toBeGreaterThanOrEqual(4);
    expect(manifest.repository?.url).toMatch(/^git\+https:\/\/github\.com\/.+\.git$/);
    expect(folder.endsWith(`/${manifest.repository?.directory}`)).toBe(true);
    expect(manifest.engines?.node).toMatch(/^>=(20\.1[02]|22\.16)$/);
    expect(manifest.type).toBe('module');
    expect(manifest.files).toContain('dist');
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(manifest.name);
  });

  it('is built before it is packed, and published for everyone with its provenance', () => {
    expect(manifest.scripts).toMatchObject({
      build: 'node ../../publishing/src/build-package.ts',
      prepack: 'pnpm build',
    });
    expect(manifest.publishConfig).toMatchObject({ access: 'public', provenance: true });
  });

  it('does nothing when it is imported, unless it is run', () => {
    const programs = Object.values(manifest.publishConfig?.bin ?? {});
    const sources = programs.map((path) => path.replace('./dist/', './src/').replace(/\.js$/, '.ts'));
    expect(manifest.sideEffects).toEqual(programs.length === 0 ? false : [...programs, ...sources]);
    for (const source of sources)
      expect(readFileSync(join(folder, source), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    for (const program of programs) expect(existsSync(join(folder, program))).toBe(true);
  });
});
