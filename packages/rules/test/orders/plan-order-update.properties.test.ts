import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUpdate, type OrderUpdate, planOrderUpdate } from '../../src/index.ts';
import { applied } from '../support/applied.ts';
import { anyOrder, anyUpdate, clearUpdate } from '../support/arbitrary-updates.ts';
import { holds } from '../support/holds.ts';
import { reportLists, reportText, shown } from '../support/shown.ts';

const RUNS = { numRuns: 300 };

/** An order and a wanted state that can be reached; a clear one says one thing about each place. */
const clear = fc.tuple(anyOrder, clearUpdate).filter(([order, wanted]) => applyUpdate(order, wanted).ok);
const reachable = fc.tuple(anyOrder, anyUpdate).filter(([order, wanted]) => applyUpdate(order, wanted).ok);

function planned(...args: Parameters<typeof planOrderUpdate>): OrderUpdate[] {
  const plan = planOrderUpdate(...args);
  if (!plan.ok) throw new Error(`There is no plan: ${JSON.stringify(plan.problems)}`);
  return plan.updates;
}

/** The update with no more than its statuses of assessments: what is left when statuses of tests beside them do not count. */
function completionsOf({ assessments }: OrderUpdate): OrderUpdate {
  return { assessments: (assessments ?? []).map(({ assessmentResults: _, ...rest }) => rest) };
}

describe('any plan', () => {
  it('reaches the wanted state by updates that are legal one behind the other', () => {
    fc.assert(
      fc.property(clear, ([order, wanted]) => holds(applied(order, planned(order, wanted)), wanted)),
      RUNS,
    );
  });

  it('changes nothing that was not asked for', () => {
    fc.assert(
      fc.property(reachable, ([order, wanted]) => {
        expect(shown(applied(order, planned(order, wanted)))).toEqual(shown(applied(order, [wanted])));
      }),
      RUNS,
    );
  });

  it('is legal also when statuses of tests in the same update do not count', () => {
    fc.assert(
      fc.property(reachable, ([order, wanted]) => {
        let state = order;
        for (const update of planned(order, wanted)) {
          expect(applyUpdate(state, completionsOf(update))).toMatchObject({ ok: true });
          state = applied(state, [update]);
        }
      }),
      RUNS,
    );
  });

  it('has a second update only when that would be refused as the first', () => {
    fc.assert(
      fc.property(reachable, ([order, wanted]) => {
        const [first, second, ...others] = planned(order, wanted);
        expect(others).toEqual([]);
        if (first && second) expect(applyUpdate(order, second).ok).toBe(false);
      }),
      RUNS,
    );
  });

  it('shows no report twice that was there or is wanted once', () => {
    fc.assert(
      fc.property(reachable, ([order, wanted]) => {
        const before = reportLists(order);
        for (const [place, reports] of reportLists(applied(order, planned(order, wanted)))) {
          const known = before.get(place) ?? [];
          const added = reports.slice(known.length).map(reportText);
          expect(new Set(added).size).toBe(added.length);
          expect(known.map(reportText).filter((each) => added.includes(each))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('leaves nothing to plan behind it', () => {
    fc.assert(
      fc.property(reachable, ([order, wanted]) => {
        expect(planned(applied(order, planned(order, wanted)), wanted)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is one update at most when one is asked for, and leads to the same', () => {
    fc.assert(
      fc.property(reachable, ([order, wanted]) => {
        const single = planned(order, wanted, { singleUpdate: true });
        expect(single.length).toBe(Math.min(planned(order, wanted).length, 1));
        expect(applied(order, single)).toEqual(applied(order, planned(order, wanted)));
      }),
      RUNS,
    );
  });

  it('exists exactly when the wanted state is legal, and otherwise gives the same reasons', () => {
    fc.assert(
      fc.property(anyOrder, anyUpdate, (order, wanted) => {
        const result = applyUpdate(order, wanted);
        const plan = planOrderUpdate(order, wanted);
        expect(plan.ok ? [] : plan.problems).toEqual(result.ok ? [] : result.problems);
      }),
      RUNS,
    );
  });

  it('is empty onto a state that is equal', () => {
    fc.assert(
      fc.property(reachable, ([order, wanted]) => {
        expect(planned(applied(order, [wanted]), wanted)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('leads to the same when the wanted state lists an assessment twice, and shows no report twice', () => {
    const listedTwice: fc.Arbitrary<OrderUpdate> = fc
      .tuple(anyUpdate, anyUpdate)
      .map(([first, second]) => ({ assessments: [...(first.assessments ?? []), ...(second.assessments ?? [])] }));
    const twice = fc.tuple(anyOrder, listedTwice).filter(([order, wanted]) => applyUpdate(order, wanted).ok);
    fc.assert(
      fc.property(twice, ([order, wanted]) => {
        const reached = applied(order, planned(order, wanted));
        expect(shown(reached)).toEqual(shown(applied(order, [wanted])));
        for (const [place, reports] of reportLists(reached)) {
          const added = reports.slice(reportLists(order).get(place)?.length ?? 0).map(reportText);
          expect(new Set(added).size).toBe(added.length);
        }
      }),
      RUNS,
    );
  });

  it('changes neither the order nor the wanted state it was given', () => {
    fc.assert(
      fc.property(anyOrder, anyUpdate, fc.boolean(), (order, wanted, singleUpdate) => {
        const before = structuredClone({ order, wanted });
        planOrderUpdate(order, wanted, { singleUpdate });
        expect({ order, wanted }).toEqual(before);
      }),
      RUNS,
    );
  });
});
