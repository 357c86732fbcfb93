import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUpdate, rollUp, withoutReports } from '../../src/index.ts';
import { applied } from '../support/applied.ts';
import { anyOrder, anyUpdate, clearUpdate } from '../support/arbitrary-updates.ts';
import { holds } from '../support/holds.ts';
import { reportLists } from '../support/shown.ts';
import { ALL_ASSESSMENT_STATUSES } from '../support/statuses.ts';

const RUNS = { numRuns: 300 };

/** An order and an update that is legal for it; a clear one says one thing about each place. */
const clear = fc.tuple(anyOrder, clearUpdate).filter(([order, update]) => applyUpdate(order, update).ok);
const legal = fc.tuple(anyOrder, anyUpdate).filter(([order, update]) => applyUpdate(order, update).ok);

describe('any legal update', () => {
  it('leads to an order in which everything that it asks for holds', () => {
    fc.assert(
      fc.property(clear, ([order, update]) => holds(applied(order, [update]), update)),
      RUNS,
    );
  });

  it('leads to the same when it is applied twice, as long as it carries no reports', () => {
    fc.assert(
      fc.property(legal, ([order, update]) => {
        const repeatable = withoutReports(update);
        expect(applied(order, [repeatable, repeatable])).toEqual(applied(order, [repeatable]));
      }),
      RUNS,
    );
  });

  it('leads to the same when it is repeated without its reports', () => {
    fc.assert(
      fc.property(legal, ([order, update]) => {
        expect(applied(order, [update, withoutReports(update)])).toEqual(applied(order, [update]));
      }),
      RUNS,
    );
  });

  it('adds its reports once more when it is applied twice, behind those that were there', () => {
    fc.assert(
      fc.property(legal, ([order, update]) => {
        const before = reportLists(order);
        const once = reportLists(applied(order, [update]));
        const twice = reportLists(applied(order, [update, update]));
        for (const [place, reports] of once) {
          const added = reports.slice(before.get(place)?.length ?? 0);
          expect(twice.get(place)).toEqual([...(before.get(place) ?? []), ...added, ...added]);
        }
      }),
      RUNS,
    );
  });
});

describe('any update', () => {
  it('changes neither itself nor the order it was given', () => {
    fc.assert(
      fc.property(anyOrder, anyUpdate, (order, update) => {
        const before = structuredClone({ order, update });
        applyUpdate(order, update);
        expect({ order, update }).toEqual(before);
      }),
      RUNS,
    );
  });

  it('is refused only with problems that name a field', () => {
    fc.assert(
      fc.property(anyOrder, anyUpdate, (order, update) => {
        const result = applyUpdate(order, update);
        return result.ok || (result.problems.length > 0 && result.problems.every(({ field }) => field !== ''));
      }),
      RUNS,
    );
  });
});

describe('the status of a package', () => {
  it('does not depend on the sequence of its assessments', () => {
    const statuses = fc.array(fc.constantFrom(...ALL_ASSESSMENT_STATUSES), { maxLength: 8 });
    const pair = statuses.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(pair, ([list, shuffled]) => rollUp(list) === rollUp(shuffled)),
      RUNS,
    );
  });
});
