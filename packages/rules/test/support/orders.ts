import { newOrderState, type OrderState } from '../../src/index.ts';

/** When the orders of the tests are placed. */
export const ORDERED_AT = '2026-01-13T08:00:00.000Z';

/**
 * An order as it is when it was placed, nothing reported yet.
 *
 * @param tests Ids of the tests by the id of their assessment.
 */
export function placedOrder(tests: Readonly<Record<string, readonly string[]>>): OrderState {
  return newOrderState({
    assessmentPackage: {
      assessments: Object.entries(tests).map(([id, testIds]) => ({ id, tests: testIds.map((test) => ({ id: test })) })),
    },
    orderedAt: ORDERED_AT,
  });
}
