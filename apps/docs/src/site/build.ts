import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { checkGuides } from '../facts/guides.ts';
import { readContract } from '../reference/contract.ts';
import { writeReference } from '../reference/write.ts';
import { compressTexts } from './compress.ts';
import { DIST, ROOT, WORKSHOP } from './folders.ts';
import { inputsHash, isBuilt, markBuilt } from './freshness.ts';
import { writeMarkdown } from './markdown/write.ts';
import { inTurn } from './turns.ts';

const ASTRO = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');

export interface BuildOptions {
  /** Stops the build. */
  signal?: AbortSignal;
  /** Whether Astro tells how it gets on. Otherwise it is heard only when it fails. */
  verbose?: boolean;
}

/**
 * Builds the site into `dist/`, unless it is there already.
 *
 * `pnpm start` and `pnpm test` both need it, perhaps at the same time: whoever comes second waits, and finds it built.
 * `dist/` is whole at any time, because a site takes its place only when it is finished.
 *
 * @throws When a guide names what the contract does not have, or Astro fails, for example because a link leads nowhere. `dist/` is then what it was before.
 */
export async function buildSite(options: BuildOptions = {}): Promise<void> {
  if (await isBuilt()) return;
  await inTurn(
    join(WORKSHOP, 'turn'),
    async () => {
      if (!(await isBuilt())) await buildAnew(options);
    },
    options.signal,
  );
}

async function buildAnew({ signal, verbose = false }: BuildOptions): Promise<void> {
  const folder = join(WORKSHOP, 'site');
  const inputs = await inputsHash();
  const contract = await readContract();
  await checkGuides(contract);
  await writeReference(contract);
  await rm(folder, { recursive: true, force: true });
  await runAstro(folder, verbose, signal);
  await writeMarkdown(folder);
  await compressTexts(folder);
  await markBuilt(folder, inputs);
  await takePlace(folder);
}

async function runAstro(folder: string, verbose: boolean, signal?: AbortSignal): Promise<void> {
  const output = verbose ? 'inherit' : 'pipe';
  const astro = spawn(process.execPath, [ASTRO, 'build', '--outDir', folder], {
    cwd: ROOT,
    // Tests call this with a NODE_ENV of their own, which would give a site of another kind.
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output, output],
    ...(signal === undefined ? {} : { signal }),
  });
  const said = [astro.stdout, astro.stderr].map((stream) => (stream ? text(stream) : ''));
  const [code] = (await once(astro, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${(await Promise.all(said)).join('')}The site could not be built.`);
}

/** Puts a finished site in the place of the one before. */
async function takePlace(folder: string): Promise<void> {
  const before = join(WORKSHOP, 'before');
  await rm(before, { recursive: true, force: true });
  await rename(DIST, before).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(folder, DIST);
  await rm(before, { recursive: true, force: true });
}

if (import.meta.main) {
  const began = performance.now();
  await buildSite({ verbose: true }).then(
    () => console.log(`The site is in dist/, after ${((performance.now() - began) / 1000).toFixed(1)} s.`),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
