import type { OrderState } from '@assessment-kit/rules';
import type { Readings } from './readings.ts';

/** A new order whose tests have the status that the reading gives them. */
export function withDefaultTestStatus(readings: Readings, order: OrderState): OrderState {
  const value = readings.of('test-default-status');
  const assessments = order.assessments.map((assessment) => ({
    ...assessment,
    tests: assessment.tests.map((test) => ({ ...test, status: { ...test.status, value } })),
  }));
  return { ...order, assessments };
}
