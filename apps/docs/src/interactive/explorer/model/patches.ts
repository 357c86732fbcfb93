import { applyUpdate, type OrderState, type OrderUpdate, type PackageStatus, rollUp } from '@assessment-kit/rules';

/** One PATCH, and how the order stands after it. */
export interface Patch {
  readonly body: OrderUpdate;
  readonly after: OrderState;
  readonly packageStatus: PackageStatus;
}

/** What the HR user sees of an order. */
export function packageStatusOf({ assessments }: OrderState): PackageStatus {
  return rollUp(assessments.map(({ status }) => status.value));
}

/**
 * The PATCHes of a plan, in sequence.
 *
 * @param order Before the first of them.
 * @param updates As `planOrderUpdate` gives them for that order: reports that are there are not among them.
 */
export function patchesOf(order: OrderState, updates: readonly OrderUpdate[]): Patch[] {
  const patches: Patch[] = [];
  let before = order;
  for (const body of updates) {
    const applied = applyUpdate(before, body);
    if (!applied.ok) throw new RangeError('The plan is not accepted.');
    before = applied.order;
    patches.push({ body, after: before, packageStatus: packageStatusOf(before) });
  }
  return patches;
}
