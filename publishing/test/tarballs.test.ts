import { readFile } from 'node:fs/promises';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';

describe.each(inject('tarballs'))('the tarball of $manifest.name', ({ file, manifest }) => {
  it('has licence and README, and nothing that only the repository needs', async () => {
    const tarball = createPackageFromTarballData(await readFile(file));
    const files = tarball.listFiles().map((path) => path.split(`node_modules/${manifest.name}/`)[1] ?? path);
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    const allowed =
      /^(LICENSE|README\.md|package\.json|CHANGELOG\.md|dist\/.+\.(js|d\.ts|json)|(console|page)-dist\/.+)$/;
    expect(files.filter((path) => !allowed.test(path))).toEqual([]);
  });

  it('has no fault that publint finds', async () => {
    const tarball = await readFile(file);
    const { messages, pkg } = await publint({
      pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) as ArrayBuffer },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('has types that every resolver of ESM finds and that fit the JavaScript', async () => {
    const entries = Object.entries(manifest.publishConfig?.exports ?? {});
    const code = entries.filter(([, entry]) => typeof entry !== 'string').map(([name]) => name);
    const result = await checkPackage(createPackageFromTarballData(await readFile(file)), { entrypoints: code });
    if (!result.types) return expect.unreachable('it has types');
    // Without `exports` (`node10`) only the main entry of a package can be found, and `require` gives ESM: both by design.
    const byDesign = (problem: (typeof result.problems)[number]) =>
      ('resolutionKind' in problem && problem.resolutionKind === 'node10') || problem.kind === 'CJSResolvesToESM';
    expect(result.problems.filter((problem) => !byDesign(problem))).toEqual([]);
  });
});
