import type { OperationId, Schema } from '@assessment-kit/contract';
import { problemsOf } from '@assessment-kit/contract/error-body';
import { checkBody, checkParameters } from '@assessment-kit/contract/requests';
import {
  applyUpdate,
  isCompanySetId,
  isPseudoCompany,
  type OrderState,
  updateLinkProblems,
} from '@assessment-kit/rules';
import type { Problem } from '../answers/problem.ts';
import type { Preflight } from '../client-options.ts';

export { notSent } from '../errors/not-sent.ts';

/** What a preflight can look at besides the call itself. */
export interface PreflightOptions {
  /**
   * What was reported about an order so far, if you keep it; `null` when you do not know. With it updates are also checked
   * against the order: its assessments and tests, and the completion gate.
   */
  orderState?: (order: { companyId: string; orderId: string }) => OrderState | null | Promise<OrderState | null>;
}

/**
 * Checks calls before they are sent, with the validators and rules that the kit's sandbox answers by. A call with problems
 * is not sent: it rejects with a `RequestRejectedError` whose `status` is `null`, `attempts` 0 and `effect` `none`.
 *
 * ```ts
 * const client = createClient({ environment: 'production', clientId, clientSecret, preflight: preflight() });
 * ```
 *
 * That a report link has to begin with `https://` is the kit's own rule. What the platform refuses besides is not public.
 */
export function preflight({ orderState }: PreflightOptions = {}): Preflight {
  return async (operation, input) => {
    const problems = preflightProblems(operation, input);
    if (problems.length > 0 || operation !== 'updateAssessmentOrder' || !orderState) return problems;
    const order = await orderState({ companyId: String(input['companyId']), orderId: String(input['orderId']) });
    return order ? preflightProblems(operation, input, order) : problems;
  };
}

/**
 * What is wrong with a call; empty when nothing is.
 *
 * ```ts
 * const input = { companyId, orderId, body: { overallScore: 'x'.repeat(31) } };
 * for (const { field, code } of preflightProblems('updateAssessmentOrder', input)) console.log(field, code);
 * ```
 *
 * @param operation Named by its `operationId`.
 * @param input Parameters by their names, and `body`, as the client's method takes them.
 * @param order What was reported about the order so far, for `updateAssessmentOrder`.
 */
export function preflightProblems(
  operation: OperationId,
  { body, ...parameters }: Readonly<Record<string, unknown>>,
  order?: OrderState,
): Problem[] {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  // Parameters travel as texts. Each is offered in both places; the check takes those that it knows.
  const texts = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
  const checked = checkParameters(operation, { path: texts, query: texts, header: {} });
  const inputProblems = [
    ...(checked.ok ? [] : problemsOf(checked.problems)),
    ...problemsOf(checkBody(operation, body)),
  ];
  if (inputProblems.length > 0) return inputProblems;
  if (operation === 'updateAssessmentOrder') return updateProblems(body as Schema<'OrderUpdate'>, order);
  if (operation === 'upsertOnboardingStatus') return onboardingProblems(body as Schema<'OnboardingStatus'>);
  return [];
}

function updateProblems(update: Schema<'OrderUpdate'>, order: OrderState | undefined): Problem[] {
  const links = updateLinkProblems(update);
  if (links.length > 0) return links.map(({ field, code, message }) => ({ field, code, message }));
  const applied = order ? applyUpdate(order, update) : ({ ok: true } as const);
  return applied.ok ? [] : applied.problems.map(({ field, code, message }) => ({ field, code, message }));
}

function onboardingProblems({ companyId }: Schema<'OnboardingStatus'>): Problem[] {
  if (!isCompanySetId(companyId) && !isPseudoCompany(companyId)) return [];
  const message = 'companyId must be the id of one company: companies are onboarded one by one.';
  return [{ field: 'companyId', code: 'invalid_value', message }];
}
