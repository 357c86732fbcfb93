export { type Concern, UPDATE_ANSWERS, type UpdateAnswer, updateAnswer } from './answers/update-answers.ts';
export { isCompanySetId, isPseudoCompany, isSameCompany, PSEUDO_COMPANY_ID } from './companies/company-id.ts';
export {
  ONBOARDING_PERMISSIONS,
  type OnboardingPermissions,
  type OnboardingStatusValue,
  onboardingPermits,
} from './companies/onboarding.ts';
export { activeBillingCodes, isSubscriptionExpired } from './companies/subscription.ts';
export { choicesOf, type FieldLimit, fieldLimits, limitOf, maxLengthOf } from './field-limits.ts';
export { type Applied, type ApplyOptions, applyUpdate, type OrderUpdate } from './orders/apply-update.ts';
export { mayRepeatUpdate } from './orders/may-repeat-update.ts';
export { onlyReports } from './orders/only-reports.ts';
export { ORDER_FILTER_FIELDS } from './orders/order-filter-fields.ts';
export {
  type AssessmentState,
  type AttemptState,
  EMPTY_ORDER,
  newOrderState,
  type OrderState,
  type TestState,
} from './orders/order-state.ts';
export { type Plan, type PlanOptions, planOrderUpdate } from './orders/plan-order-update.ts';
export { repeatedResultProblems } from './orders/repeated-results.ts';
export { unorderedTestProblems } from './orders/unordered-tests.ts';
export type { UpdateProblem } from './orders/update-problem.ts';
export { hasReports, withoutReports } from './orders/without-reports.ts';
export { duplicateIds, repeatedIds } from './packages/duplicate-ids.ts';
export { type Orderable, packageOrderable, packageStatusValue } from './packages/package-validity.ts';
export * from './platform-facts.ts';
export { appendReports, isSameReport, missingReports, type Report } from './reports/append-reports.ts';
export { type ReportLinkCode, type ReportLinkProblem, reportLinkProblems } from './reports/report-link.ts';
export { type UpdateLinkProblem, updateLinkProblems } from './reports/report-links-of-update.ts';
export { type ReportPlace, reportsOfUpdate } from './reports/reports-of-update.ts';
export type { Rule, RuleProblem, RuleSource } from './rule.ts';
export { RULES } from './rules.ts';
export {
  ASSESSMENT_STATUSES,
  type AssessmentStatusFacts,
  type AssessmentStatusValue,
  DEFAULT_ASSESSMENT_STATUS,
} from './statuses/assessment-status.ts';
export { completionGate, type GateAnswer, type GateTest } from './statuses/completion-gate.ts';
export {
  PACKAGE_STATUS_LABELS,
  PACKAGE_STATUS_PRECEDENCE,
  type PackageStatus,
  rollUp,
} from './statuses/package-status.ts';
export {
  DEFAULT_TEST_STATUS,
  TEST_STATUSES,
  type TestStatusFacts,
  type TestStatusValue,
} from './statuses/test-status.ts';
