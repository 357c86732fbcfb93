import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { checkGuides } from '../facts/guides.ts';
import { readContract } from '../reference/contract.ts';
import { writeReference } from '../reference/write.ts';
import { compressTexts } from './compress.ts';
import { DIST, ROOT } from './folders.ts';
import { inputsHash, markBuilt } from './freshness.ts';

const ASTRO = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');

export interface BuildOptions {
  /** Stops the build. */
  signal?: AbortSignal;
  /** Whether Astro tells how it gets on. Otherwise it is heard only when it fails. */
  verbose?: boolean;
}

/**
 * Writes the reference pages, then builds the site into `dist/`.
 *
 * @throws When a guide names what the contract does not have, or Astro fails, for example because a link leads nowhere. `dist/` is not to be served then.
 */
export async function buildSite({ signal, verbose = false }: BuildOptions = {}): Promise<void> {
  const inputs = await inputsHash();
  const contract = await readContract();
  await checkGuides(contract);
  await writeReference(contract);
  const output = verbose ? 'inherit' : 'pipe';
  const astro = spawn(process.execPath, [ASTRO, 'build'], {
    cwd: ROOT,
    // Tests call this with a NODE_ENV of their own, which would give a site of another kind.
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output, output],
    ...(signal === undefined ? {} : { signal }),
  });
  const said = [astro.stdout, astro.stderr].map((stream) => (stream ? text(stream) : ''));
  const [code] = (await once(astro, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${(await Promise.all(said)).join('')}The site could not be built.`);
  await compressTexts(DIST);
  await markBuilt(inputs);
}

if (import.meta.main) {
  await buildSite({ verbose: true }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
