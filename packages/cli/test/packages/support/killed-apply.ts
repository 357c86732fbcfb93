import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FaultProfile } from '@assessment-kit/sandbox';
import { environmentOf } from '../../support/cli.ts';
import { CatalogueWorld, type SeenRequest, samplePackage } from './catalogue-world.ts';

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const FAST_CLOCK = new URL('fast-clock.mjs', import.meta.url).href;
const HEARD_ANSWERS = new URL('heard-answers.mjs', import.meta.url).href;
/** In the folder of the world. */
const HEARD = 'heard-answers.txt';
/** As long as a person would wait at the fast clock; only answers that never come take as long. */
const TIMEOUT_S = 300;

/** All that can go wrong with an answer. The two that hold a worker up for long happen a few times only. */
const FAULTS: NonNullable<FaultProfile['answers']> = [
  { kind: 'error-before', probability: 0.02 },
  { kind: 'error-after', probability: 0.02 },
  { kind: 'reset-before', probability: 0.02 },
  { kind: 'reset-after', probability: 0.02 },
  { kind: 'rate-limited', probability: 0.01 },
  { kind: 'token-revoked', probability: 0.01 },
  { kind: 'slow', probability: 0.01, count: 50 },
  { kind: 'timeout', probability: 0.01, count: 4 },
];

export interface KilledApply {
  packages: number;
  companies: number;
  /** How much faster than this machine's the clocks run. */
  speed: number;
  parallel: number;
  /** Is told what happens, for people. */
  tell?: (text: string) => void;
}

export interface Kill {
  /** How many requests had come. */
  requests: number;
  /** What the journal had as done then, as `C1/P1`; a company that was read is `C1`. */
  done: Set<string>;
}

export interface KilledOutcome {
  world: CatalogueWorld;
  kills: Kill[];
  /** Every request, in the sequence in which they came. */
  requests: SeenRequest[];
  /** Numbers of the requests whose answer reached the program as a whole. */
  heard: Set<string>;
  /** Exit code and result of the last run. */
  code: number | null;
  result: Record<string, unknown>;
  seconds: number;
}

/**
 * Applies a catalogue on a sandbox whose limits and faults are on, as the program that users start, and kills it with SIGKILL
 * after a third and after two thirds of the packages; then lets it go on to the end. A tenth of the companies have something
 * already: an older package to change, and one to retire.
 */
export async function killedApply({
  packages,
  companies,
  speed,
  parallel,
  tell = () => {},
}: KilledApply): Promise<KilledOutcome> {
  const start = Date.now();
  const clock = { now: () => start + (Date.now() - start) * speed };
  const world = await CatalogueWorld.start({ seed: 3, clock, slowAnswerMs: 20 });
  const ids = Array.from({ length: companies }, (_, at) => `C${at + 1}`);
  const catalogue = Array.from({ length: packages }, (_, at) => samplePackage(`P${at + 1}`));
  world.catalogue(...catalogue);
  await world.companies(...ids);
  for (const companyId of ids.filter((_, at) => at % 10 === 0)) {
    await world.publish(companyId, samplePackage('P1', { name: 'Older' }), samplePackage('gone'), samplePackage('P2'));
  }
  await fetch(`${world.sandbox.url}/_sandbox/switches`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rateLimit: true }),
  });
  world.sandbox.setFaults({ seed: 3, answers: FAULTS });
  world.seen.length = 0;

  const startedAt = performance.now();
  const kills: Kill[] = [];
  for (const part of [1 / 3, 2 / 3]) {
    const child = startApply(world, { speed, start, parallel });
    await reached(world, part * packages * companies, child.exited);
    child.process.kill('SIGKILL');
    await child.exited;
    await world.settled();
    kills.push({ requests: world.seen.length, done: doneIn(world) });
    tell(`killed after ${world.seen.length} requests`);
  }
  const last = startApply(world, { speed, start, parallel });
  const code = await last.exited;
  const seconds = (performance.now() - startedAt) / 1000;
  world.sandbox.setFaults({});
  const heard = new Set(readFileSync(join(world.folder, HEARD), 'utf8').split('\n'));
  return { world, kills, requests: [...world.seen], heard, code, result: JSON.parse(last.stdout()), seconds };
}

function startApply(
  world: CatalogueWorld,
  { speed, start, parallel }: { speed: number; start: number; parallel: number },
) {
  const options = [
    '--prune',
    '--yes',
    '--json',
    '--retries',
    '10',
    '--timeout',
    `${TIMEOUT_S}`,
    '--parallel',
    `${parallel}`,
  ];
  const argv = ['packages', 'apply', 'catalog.yaml', '--companies', 'companies.txt', ...options];
  const child = spawn(process.execPath, ['--import', FAST_CLOCK, '--import', HEARD_ANSWERS, MAIN, ...argv], {
    cwd: world.folder,
    env: { ...environmentOf(world.sandbox), CLOCK_SPEED: `${speed}`, CLOCK_START: `${start}`, HEARD_ANSWERS: HEARD },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return { process: child, exited, stdout: () => stdout };
}

/** Resolves when so many packages were stored. */
async function reached(world: CatalogueWorld, stored: number, exited: Promise<unknown>): Promise<void> {
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  while (world.stored < stored) {
    if (ended) throw new Error('The command ended by itself.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function doneIn(world: CatalogueWorld): Set<string> {
  // A torn last line is left out, as by the program.
  const lines = readFileSync(join(world.folder, 'catalog.yaml.journal'), 'utf8').split('\n').slice(1, -1);
  return new Set(
    lines.map((line) => {
      const { company, done } = JSON.parse(line) as { company: string; done?: string };
      return done === undefined ? company : `${company}/${done}`;
    }),
  );
}
