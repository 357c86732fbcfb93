import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

const SIZE_LIMIT = 8 * 1024;
const folder = new URL('../src/', import.meta.url);

interface Bundle {
  text: string;
  /** Sources with at least one byte in the bundle. */
  sources: string[];
}

/** As a bundler for the browser makes it, from an entry that imports what is given. */
async function bundle(contents: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(folder), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return { text: outputFiles[0]?.text ?? '', sources: used };
}

const gzipped = ({ text }: Bundle) => gzipSync(text, { level: 9 }).length;
const CREATE = "import { createClient } from './index.ts'; globalThis.made = createClient;";
const ALL = "import * as all from './index.ts'; globalThis.made = all;";

describe('the package', () => {
  let core: Bundle;
  let all: Bundle;
  beforeAll(async () => {
    [core, all] = await Promise.all([bundle(CREATE), bundle(ALL)]);
  });

  it('is at most 8 KB with gzip, and at most 1 KB more with all that its main entry exports', () => {
    expect(gzipped(core)).toBeLessThanOrEqual(SIZE_LIMIT);
    expect(gzipped(all)).toBeLessThanOrEqual(SIZE_LIMIT + 1024);
  });

  it('contains of other packages only openapi-fetch, the table of operations, and the rules that it keeps', () => {
    const others = all.sources.filter((path) => !/^(packages\/client\/)?src\/|^<stdin>/.test(path));
    const names = others.map((path) =>
      path.replace(/^.*(node_modules\/openapi-fetch|contract\/src|rules\/src)\/.*$/, '$1'),
    );
    expect([...new Set(names)].sort()).toEqual(['contract/src', 'node_modules/openapi-fetch', 'rules/src']);
    const ofContract = others.filter((path) => path.includes('contract/src'));
    expect(ofContract.map((path) => path.replace(/^.*contract\/src\//, ''))).toEqual([
      'generated/assessments/operations.ts',
    ]);
  });

  it.each(['./preflight/index.ts', './planning.ts', './testing/index.ts'])(
    'bundles %s for the browser as well',
    async (entry) => {
      const { text } = await bundle(`import * as all from '${entry}'; globalThis.made = all;`);
      expect(text.length).toBeGreaterThan(500);
    },
  );

  it('does nothing when it is imported: an import of which nothing is used leaves nothing', async () => {
    const { text } = await bundle(
      "import './index.ts'; import './preflight/index.ts'; import './planning.ts'; import './testing/index.ts';",
    );
    expect(text.trim()).toBe('');
  });

  it('works without anything of Node: in a global scope that has only what browsers and workers have', async () => {
    const web = {
      AbortSignal,
      AbortController,
      DOMException,
      Headers,
      Request,
      Response,
      URL,
      URLSearchParams,
      TextEncoder,
    };
    const scope = { ...web, btoa, crypto, performance, setTimeout, clearTimeout };
    const code = (await bundle(CREATE)).text.replaceAll('globalThis.made', 'self.made');
    const self: { made?: typeof import('../src/index.ts').createClient } = {};
    new Function('self', 'process', 'Buffer', 'require', 'globalThis', ...Object.keys(scope), `"use strict";${code}`)(
      self,
      undefined,
      undefined,
      undefined,
      scope,
      ...Object.values(scope),
    );
    const paths: string[] = [];
    const client = self.made?.({
      environment: 'sandbox',
      clientId: 'c',
      clientSecret: 's',
      sendCredentialsAs: 'basic',
      fetch: async ({ url }) => {
        paths.push(new URL(url).pathname);
        return Response.json({ access_token: 't', token_type: 'Bearer', expires_in: 3600 });
      },
    });
    await client?.getCallback();
    expect(paths).toHaveLength(2);
  });

  it('imports nothing but the contract, the rules and openapi-fetch', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const importsOf = (names: string[]) => [
      ...new Set(
        names.flatMap((name) =>
          [...readFileSync(new URL(name, folder), 'utf8').matchAll(/from '([^.'][^']*)'/g)].map(([, from]) => from),
        ),
      ),
    ];
    expect(importsOf(files.filter((name) => !name.startsWith('preflight'))).sort()).toEqual([
      '@assessment-kit/contract',
      '@assessment-kit/rules',
      'openapi-fetch',
    ]);
    expect(importsOf(files.filter((name) => name.startsWith('preflight'))).sort()).toEqual([
      '@assessment-kit/contract',
      '@assessment-kit/contract/error-body',
      '@assessment-kit/contract/requests',
      '@assessment-kit/rules',
    ]);
  });
});
