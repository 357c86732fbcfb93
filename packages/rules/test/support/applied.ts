import {
  type ApplyOptions,
  type AssessmentState,
  applyUpdate,
  type OrderState,
  type OrderUpdate,
  type RuleProblem,
  type TestState,
} from '../../src/index.ts';

/** The order after updates, one behind the other, each of which must be legal. */
export function applied(order: OrderState, updates: readonly OrderUpdate[], options?: ApplyOptions): OrderState {
  return updates.reduce((state, update) => {
    const result = applyUpdate(state, update, options);
    if (!result.ok) throw new Error(`An update was refused: ${JSON.stringify(result.problems)}`);
    return result.order;
  }, order);
}

/** Why an update is refused; empty when it is not. */
export function refusal(order: OrderState, update: OrderUpdate): RuleProblem[] {
  const result = applyUpdate(order, update);
  return result.ok ? [] : result.problems;
}

export function assessmentIn(order: OrderState, assessmentId: string): AssessmentState {
  const found = order.assessments.find((each) => each.assessmentId === assessmentId);
  if (!found) throw new Error(`The order has no assessment ${assessmentId}.`);
  return found;
}

export function testIn(order: OrderState, id: string): TestState {
  const found = order.assessments.flatMap(({ tests }) => tests).find((test) => test.id === id);
  if (!found) throw new Error(`The order has no test ${id}.`);
  return found;
}
