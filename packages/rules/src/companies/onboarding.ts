import type { Schema } from '@assessment-kit/contract';

/** A status of a company's onboarding, as the contract names it. */
export type OnboardingStatusValue = Schema<'OnboardingStatusValue'>;

/** What a company may do in a status of its onboarding. */
export interface OnboardingPermissions {
  /** Packages and subscriptions may be exchanged. */
  readonly sync: boolean;
  /** New orders may be placed. */
  readonly newOrders: boolean;
  /** Orders in flight may be updated. */
  readonly updates: boolean;
}

/**
 * What each onboarding status permits (`ONB`, certain for Approved and Suspended; for the others inferred from what the
 * page says they mean).
 */
export const ONBOARDING_PERMISSIONS = {
  InProgress: { sync: false, newOrders: false, updates: false },
  Approved: { sync: true, newOrders: true, updates: true },
  Rejected: { sync: false, newOrders: false, updates: false },
  Suspended: { sync: false, newOrders: false, updates: true },
} as const satisfies Record<OnboardingStatusValue, OnboardingPermissions>;

/**
 *
 * ```ts
 * const permissions = onboardingPermits('Approved');
 * ```
 *
 * @param status `undefined` for a company that was never onboarded: it permits nothing (inferred).
 */
export function onboardingPermits(status: OnboardingStatusValue | undefined): OnboardingPermissions {
  return status === undefined ? { sync: false, newOrders: false, updates: false } : ONBOARDING_PERMISSIONS[status];
}
