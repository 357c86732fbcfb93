import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { playUntil } from './support/crash-scenario.ts';
import { preparePlatform } from './support/platform-side.ts';
import { type Engine, temporaryFolder } from './support/webhook-process.ts';

/** Cases at the same time on each: a case is often waiting, for a process to start or for a lease to end. */
const AT_ONCE = 3;

/**
 * All steps take minutes: `pnpm --filter @assessment-kit/webhook-server test:crash-points`; `CRASH_POINTS` takes those whose
 * names match. Otherwise each kind of step is taken once, and on SQLite each answer that has come or has gone: that is the
 * same program on both.
 */
const ASKED = process.env['CRASH_POINTS'];

function chosenOf(engine: Engine, steps: readonly string[]): string[] {
  if (ASKED) return steps.filter((step) => new RegExp(ASKED).test(step));
  const kinds = Map.groupBy(steps, kindOf);
  return steps.filter((step) => {
    const same = kinds.get(kindOf(step)) ?? [];
    // Which one is the last differs from run to run; the one in the middle comes each time.
    const middle = same[Math.floor(same.length / 2)];
    if (step === (step.startsWith('before') ? same[0] : middle)) return differs(engine, step);
    return engine === 'sqlite' && /^(after fetch|sent answer)/.test(step);
  });
}

/**
 * Whether a kind of step is a moment of its own. After a step of the store comes the one before the next, and what was only
 * read changes nothing on its way: a commit does. The network is the same program on both stores.
 */
function differs(engine: Engine, step: string): boolean {
  if (/^(sent|after) (sqlite|postgres|file)/.test(step)) return / commit #/.test(step);
  return engine === 'sqlite' || step.startsWith('before postgres');
}

/** A lease is renewed only where a machine is so busy that work takes as long; the next time it may not be. */
const BY_THE_CLOCK = /update lanes set lease_until = (\$leaseUntil where|held\.lease_until)/;

/** A step without its number. Callbacks of all kinds take the same way. */
const kindOf = (step: string) => step.replace(/ #\d+$/, '').replace(/\/callbacks\/(jobs|errors)/, '/callbacks/orders');

/**
 * What must be among the steps, so that none is left out unnoticed when the webhook server reaches for something else. The
 * number is the least of how often it comes.
 */
const EXPECTED = {
  both: [
    ...phases('before sent after', /fetch POST \/public\/security\/v1\/token #1$/),
    ...phases('before sent after', /fetch POST \/ #4$/),
    ...phases('before sent after', /fetch PATCH \/apiHub\/.*\/assessmentOrders\/\{id\} #5$/),
    ...phases('before after sent', /answer 200 to POST \/callbacks\/orders #4$/),
    ...phases('before after sent', /answer 202 to POST \/v1\/orders\/\{id\}\/results #3$/),
  ],
  sqlite: [
    ...phases('before after', /file mkdirSync/),
    ...phases('before after', /file fsyncSync/),
    ...phases('before', /sqlite pragma journal_mode = off; begin exclusive/),
    ...phases('before after', /sqlite begin immediate; create table/),
    ...phases('before', /sqlite begin immediate #9$/),
    ...phases('before after', /sqlite commit #9$/),
    ...phases('before', /sqlite insert into messages/),
    ...phases('before', /sqlite insert into lanes/),
    ...phases('before', /sqlite update lanes/),
    ...phases('before', /sqlite update messages/),
  ],
  postgres: [
    ...phases('before', /postgres \(connect\)/),
    ...phases('before', /postgres create table/),
    ...phases('before sent after', /postgres listen/),
    ...phases('before', /postgres begin #9$/),
    ...phases('before sent after', /postgres commit #9$/),
  ],
} as const;

function phases(names: string, what: RegExp): RegExp[] {
  return names.split(' ').map((name) => new RegExp(`^${name} ${what.source}`));
}

describe.concurrent.each(['sqlite', 'postgres'] as const)(
  'a webhook server on %s that is killed by SIGKILL at any step',
  (engine) => {
    let platform: Awaited<ReturnType<typeof preparePlatform>>;
    beforeAll(async () => {
      platform = await preparePlatform(2);
    });

    test('loses nothing, doubles nothing, and lets nothing overtake', {
      timeout: ASKED ? 1_800_000 : 400_000,
    }, async ({ onTestFinished }) => {
      const postgresUrl = inject('postgresUrl');
      const folder = temporaryFolder();
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const file = join(folder, 'steps');
      const whole = await playUntil({ engine, postgresUrl, platform, env: { CRASH_STEPS_FILE: file } });
      expect(whole).toEqual({ end: 0, broken: [] });
      const steps = readFileSync(file, 'utf8').trim().split('\n');
      console.log(summary(engine, steps));
      for (const kind of [...EXPECTED.both, ...EXPECTED[engine]]) {
        expect(
          steps.some((step) => kind.test(step)),
          `${kind}`,
        ).toBe(true);
      }

      const isOnlyOne = (step: string) => steps.filter((each) => kindOf(each) === kindOf(step)).length === 1;
      const killed: string[] = [];
      const notReached: string[] = [];
      const broken: string[] = [];
      const chosen = chosenOf(engine, steps);
      const left = [...chosen];
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let step = left.shift(); step !== undefined; step = left.shift()) {
            const outcome = await playUntil({ engine, postgresUrl, platform, env: { CRASH_AT: step } });
            const reached = outcome.end === 'SIGKILL';
            (reached ? killed : notReached).push(step);
            // Some kinds come only when two things meet; once more, then.
            if (!reached && isOnlyOne(step) && notReached.filter((each) => each === step).length < 4) left.push(step);
            broken.push(...outcome.broken.map((sentence) => `Killed ${step}: ${sentence}`));
          }
        }),
      );
      expect(broken).toEqual([]);
      console.log(
        `${engine}: killed at ${killed.length} of ${steps.length} steps; not reached again: ${notReached.join(', ') || 'none'}`,
      );
      // How often the workers look for work differs from run to run, and with it how often anything comes.
      const kinds = (ids: readonly string[]) => new Set(ids.map(kindOf));
      const required = kinds(chosen.filter((step) => !BY_THE_CLOCK.test(step)));
      expect([...required].filter((kind) => !kinds(killed).has(kind))).toEqual([]);
      expect(notReached.length).toBeLessThan(chosen.length / 5);
    });
  },
);

function summary(engine: string, steps: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const step of steps) {
    counts.set(kindOf(step), (counts.get(kindOf(step)) ?? 0) + 1);
  }
  const lines = [...counts].map(([kind, count]) => `  ${String(count).padStart(4)} × ${kind}`);
  return [`${engine}: ${steps.length} steps`, ...lines].join('\n');
}
