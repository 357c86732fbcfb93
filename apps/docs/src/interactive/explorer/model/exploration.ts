import { newOrderState, type OnboardingStatusValue, type OrderState, planOrderUpdate } from '@assessment-kit/rules';
import type { Choices } from './choices.ts';
import { patchesOf } from './patches.ts';
import { newChoices } from './structure.ts';
import { wantedUpdate } from './wanted-update.ts';

/** Everything that the page shows follows from this, and so does its link. */
export interface Exploration {
  /** Onboarding status of the company that the order is of. */
  readonly company: OnboardingStatusValue;
  /** Send tests and completion in one PATCH. */
  readonly singleUpdate: boolean;
  /** What was reported so far, oldest first; each was accepted. */
  readonly applied: readonly Choices[];
  /** How the order is to stand next. */
  readonly wanted: Choices;
}

/** An order of one package with two tests, about which nothing was reported. */
export const START: Exploration = { company: 'Approved', singleUpdate: false, applied: [], wanted: newChoices([2]) };

/** When the order was placed; the page has no clock of its own. */
const ORDERED_AT = '2026-01-13T09:12:00Z';

/** How the order stood after each step, the first entry being the order as it was placed. */
export function ordersOf({ applied, wanted }: Exploration): OrderState[] {
  const assessments = wanted.map(({ id, tests }) => ({ id, name: id, tests: tests.map((test) => asTest(test.id)) }));
  const orders = [newOrderState({ assessmentPackage: { assessments }, orderedAt: ORDERED_AT })];
  for (const choices of applied) {
    const before = orders.at(-1) as OrderState;
    const plan = planOrderUpdate(before, wantedUpdate(choices, ORDERED_AT));
    if (!plan.ok) throw new RangeError('A step of the order was not accepted.');
    orders.push(patchesOf(before, plan.updates).at(-1)?.after ?? before);
  }
  return orders;
}

function asTest(id: string) {
  return { id, name: id };
}
