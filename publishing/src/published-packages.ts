import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the checks read of a `package.json`. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  description?: string;
  keywords?: string[];
  license?: string;
  repository?: { type: string; url: string; directory: string };
  type?: string;
  sideEffects?: boolean | string[];
  engines?: { node?: string };
  files?: string[];
  bin?: Record<string, string>;
  exports: Record<string, string>;
  publishConfig?: {
    access?: string;
    provenance?: boolean;
    bin?: Record<string, string>;
    exports?: Record<string, string | { types: string; default: string }>;
  };
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** A package of the workspace that is published: one that is not private. */
export interface PublishedPackage {
  /** Absolute path. */
  folder: string;
  manifest: Manifest;
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Everything that `changeset publish` would publish, by name. */
export function publishedPackages(): PublishedPackage[] {
  return globSync(['packages/*/package.json', 'apps/*/package.json'], { cwd: ROOT })
    .map((path) => ({
      folder: dirname(`${ROOT}${path}`),
      manifest: JSON.parse(readFileSync(`${ROOT}${path}`, 'utf8')) as Manifest,
    }))
    .filter(({ manifest }) => manifest.private !== true)
    .sort((one, other) => one.manifest.name.localeCompare(other.manifest.name));
}
