import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim, Settlement, Store } from '../../src/store/open-store.ts';
import { ENGINES, empty, order, useStore } from './engines.ts';

/*
 * Whatever happens in whatever sequence: each lane hands out what a list per lane would hand out, or nothing while it
 * is leased, waiting or parked.
 */

type Step =
  | { do: 'receive'; lane: string; name: string }
  | { do: 'claim'; limit: number }
  | { do: 'end'; lane: string; outcome: 'settle' | 'retry' | 'park'; wait: number }
  | { do: 'requeue'; lane: string; nth: number }
  | { do: 'pass'; ms: number };

const lane = fc.constantFrom('a', 'b', 'c');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('receive'), lane, name: fc.constantFrom(...'pqrstu') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim'), limit: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('end'),
      lane,
      outcome: fc.constantFrom('settle', 'settle', 'retry', 'park'),
      wait: fc.integer({ min: 0, max: 100 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('requeue'), lane, nth: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.integer({ min: 1, max: 120 }) }) },
) as fc.Arbitrary<Step>;

const LEASE_MS = 60;

interface Lane {
  messages: { id: string; name: string; pending: boolean; attempts: number }[];
  readyAt: number;
  leaseUntil: number;
  parked: boolean;
  claim: Claim | null;
}

/** Plays the steps on the store and on a list per lane, and compares after each. */
async function play(store: Store, steps: readonly Step[]): Promise<void> {
  const lanes = new Map<string, Lane>();
  let now = 1_000;
  const laneOf = (name: string): Lane => {
    const found = lanes.get(name) ?? { messages: [], readyAt: 0, leaseUntil: 0, parked: false, claim: null };
    lanes.set(name, found);
    return found;
  };
  const headOf = (model: Lane) => model.messages.find(({ pending }) => pending);

  for (const next of steps) {
    if (next.do === 'pass') now += next.ms;

    if (next.do === 'receive') {
      const model = laneOf(next.lane);
      const { outcome, id } = await store.receive(order(next.lane, next.name, now));
      const known = model.messages.some(({ name }) => name === next.name);
      expect(outcome).toBe(known ? 'duplicate' : model.messages.length > 0 ? 'revised' : 'stored');
      if (known) continue;
      if (!headOf(model)) model.readyAt = now;
      model.messages.push({ id, name: next.name, pending: true, attempts: 0 });
    }

    if (next.do === 'claim') {
      const ready = [...lanes].filter(
        ([, model]) => headOf(model) && !model.parked && model.readyAt <= now && model.leaseUntil <= now,
      );
      const claims = await store.claim('inbox', { limit: next.limit, now, leaseMs: LEASE_MS });
      expect(claims).toHaveLength(Math.min(next.limit, ready.length));
      for (const claim of claims) {
        const model = ready.find(([name]) => name === claim.lane)?.[1];
        const head = model && headOf(model);
        if (!model || !head) throw new Error(`lane ${claim.lane} was not ready`);
        head.attempts += 1;
        expect([claim.message.id, claim.attempts]).toEqual([head.id, head.attempts]);
        model.leaseUntil = now + LEASE_MS;
        model.claim = claim;
      }
    }

    if (next.do === 'end') {
      const model = laneOf(next.lane);
      if (!model.claim) continue;
      const settlement: Settlement =
        next.outcome === 'retry'
          ? { outcome: 'retry', readyAt: now + next.wait, error: 'Again.' }
          : { outcome: next.outcome, state: 'done', now, error: 'Over.' };
      expect(await store.settle(model.claim, settlement)).toBe(true);
      expect(await store.settle(model.claim, settlement)).toBe(false);
      const message = model.messages.find(({ id }) => id === model.claim?.message.id);
      if (message) message.pending = next.outcome === 'retry';
      Object.assign(model, {
        readyAt: next.outcome === 'retry' ? now + next.wait : now,
        leaseUntil: 0,
        parked: next.outcome === 'park',
        claim: null,
      });
    }

    if (next.do === 'requeue') {
      const model = laneOf(next.lane);
      const message = model.messages[next.nth];
      if (!message) continue;
      expect(await store.requeue('inbox', message.id, ['done'])).toBe(message.pending ? 'not_allowed' : 'requeued');
      if (message.pending) continue;
      Object.assign(message, { pending: true, attempts: 0 });
      Object.assign(model, { readyAt: 0, parked: false });
    }

    const waiting = [...lanes.values()].filter((model) => headOf(model) && !model.parked);
    const due = Math.min(...waiting.map(({ readyAt, leaseUntil }) => Math.max(readyAt, leaseUntil)));
    expect(await store.nextReadyAt('inbox')).toBe(waiting.length > 0 ? due : null);
  }
}

describe.each(ENGINES)('random operations on %s', (engine) => {
  const context = useStore(engine);

  test('hand out the messages of each lane in its sequence', { timeout: 60_000 }, async () => {
    const plays = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      await empty(context.location);
      await play(context.store, steps);
    });
    await fc.assert(plays, { numRuns: 25 });
  });
});
