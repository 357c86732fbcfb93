import { ASSESSMENT_STATUSES, hasReports, type OrderState, RULES, type Rule } from '@assessment-kit/rules';
import type { Exploration } from './exploration.ts';
import type { Verdict } from './verdict.ts';
import { attemptOf } from './wanted-update.ts';

/** A rule of the platform that had a say, in words. */
export type RuleAtWork = Pick<Rule, 'id' | 'title' | 'text' | 'source'>;

/** The rule behind a refusal, by its code. Others are limits of fields, or what a company's status permits. */
const RULES_OF_CODES: Readonly<Record<string, readonly string[]>> = {
  tests_not_completed: ['completion-gate', 'gate-per-assessment'],
  pre_authorised: ['report-links'],
  user_info: ['report-links'],
};

/**
 * The rules that decided about the choices, those that refuse first.
 *
 * @param present The order before anything is sent.
 */
export function rulesAtWork({ company, wanted }: Exploration, present: OrderState, verdict: Verdict): RuleAtWork[] {
  if (!verdict.accepted) return named(verdict.problems.flatMap(({ code }) => RULES_OF_CODES[code] ?? []));
  const tests = wanted.flatMap((each) => each.tests);
  const stands = verdict.order.assessments.flatMap((each) => each.tests);
  const known = present.assessments.flatMap((each) => each.tests);
  const completes = wanted.some(({ status }) => ASSESSMENT_STATUSES[status].gated);
  const makesAttempt = stands.some(({ attempts }, at) => attempts.length > (known[at]?.attempts.length ?? 0));
  const namesNone = tests.some((test, at) => attemptOf(test) === null && stands[at] !== known[at]);
  return named([
    ...(completes ? ['completion-gate'] : []),
    ...(completes && wanted.length > 1 ? ['gate-per-assessment'] : []),
    'package-roll-up',
    ...(makesAttempt ? ['attempt-key'] : []),
    ...(stands.some(({ attempts }) => attempts.length > 1) ? ['latest-attempt'] : []),
    ...(namesNone ? ['status-without-score'] : []),
    ...(verdict.patches.some(({ body }) => hasReports(body)) ? ['reports-append'] : []),
    ...(company === 'Suspended' ? ['suspended'] : []),
  ]);
}

function named(ids: readonly string[]): RuleAtWork[] {
  return [...new Set(ids)].map((id) => {
    const rule = RULES.find((each) => each.id === id);
    if (!rule) throw new RangeError(`There is no rule ${id}.`);
    return rule;
  });
}
