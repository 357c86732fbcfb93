import { type Problem, problemsOf } from '@assessment-kit/contract/error-body';
import { checkBody } from '@assessment-kit/contract/requests';
import {
  type GateTest,
  type OrderState,
  type OrderUpdate,
  onboardingPermits,
  planOrderUpdate,
  type UpdateLinkProblem,
  updateLinkProblems,
} from '@assessment-kit/rules';
import { type Exploration, ordersOf } from './exploration.ts';
import { type Patch, patchesOf } from './patches.ts';
import { wantedUpdate } from './wanted-update.ts';

/** What becomes of the choices: the PATCHes that get there, or why the platform refuses. */
export type Verdict =
  | {
      readonly accepted: true;
      readonly patches: readonly Patch[];
      readonly order: OrderState;
      /** Links that the platform takes as far as anybody knows, and the kit's client does not. */
      readonly warnings: readonly UpdateLinkProblem[];
    }
  | {
      readonly accepted: false;
      readonly status: 400 | 403;
      readonly problems: readonly Refusal[];
      readonly body: OrderUpdate;
    };

export type Refusal = Problem & {
  /** Tests that hold the assessment back. */
  readonly blockedBy?: readonly GateTest[];
};

/**
 * What the platform does about the choices, in the sequence in which the sandbox checks: the form of the body, the company,
 * links of reports, and then the order.
 *
 * @param at Since when the statuses hold, ISO 8601.
 */
export function verdictOf(exploration: Exploration, at: string): Verdict {
  const { company, singleUpdate, wanted } = exploration;
  const order = ordersOf(exploration).at(-1);
  if (!order) throw new RangeError('There is no order.');
  const body = wantedUpdate(wanted, at);
  const refused = (status: 400 | 403, problems: readonly Refusal[]): Verdict => ({
    accepted: false,
    status,
    problems,
    body,
  });

  const misfits = checkBody('updateAssessmentOrder', body);
  if (misfits.length > 0) return refused(400, problemsOf(misfits));
  if (!onboardingPermits(company).updates) {
    const message = `The company is ${company}, which does not permit this.`;
    return refused(403, [{ field: 'companyId', code: 'forbidden', message }]);
  }
  const links = updateLinkProblems(body);
  const forbidden = links.filter(({ rule }) => rule === 'platform');
  if (forbidden.length > 0) return refused(400, forbidden);
  const plan = planOrderUpdate(order, body, { singleUpdate });
  if (!plan.ok) return refused(400, plan.problems);

  const patches = patchesOf(order, plan.updates);
  return {
    accepted: true,
    patches,
    order: patches.at(-1)?.after ?? order,
    warnings: links.filter(({ rule }) => rule === 'kit'),
  };
}
