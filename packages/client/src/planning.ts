/**
 * Plans updates: `planOrderUpdate` gives the shortest legal sequence of PATCHes from what was reported to what is wanted, or
 * says why there is none, as reasons told apart by `code`.
 */
export {
  type AssessmentState,
  type AttemptState,
  applyUpdate,
  EMPTY_ORDER,
  newOrderState,
  type OrderState,
  type OrderUpdate,
  type Plan,
  type PlanOptions,
  planOrderUpdate,
  type TestState,
  type UpdateProblem,
} from '@assessment-kit/rules';
