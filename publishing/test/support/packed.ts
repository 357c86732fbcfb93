import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packAll, type Tarball } from '../../src/pack.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    tarballs: Tarball[];
  }
}

/** Packs everything once for all test files. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'assessment-kit-packed-'));
  project.provide('tarballs', await packAll(join(folder, 'tarballs')));
  return () => rmSync(folder, { recursive: true, force: true });
}
