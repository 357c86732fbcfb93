import type { Schema } from '@assessment-kit/contract';

type Subscription = Schema<'Subscription'>;

/**
 * Whether a subscription has ended, which may keep a company from ordering (`SU`). @param now Epoch ms.
 *
 * ```ts
 * isSubscriptionExpired({ expirationDate: '2026-01-01T00:00:00Z' }, Date.now());
 * ```
 */
export function isSubscriptionExpired({ expirationDate }: Subscription, now: number): boolean {
  return typeof expirationDate === 'string' && Date.parse(expirationDate) <= now;
}

/**
 * The billing codes that recruiters can choose (`SU`, certain).
 *
 * ```ts
 * activeBillingCodes({ billingCodes: [{ code: 'engineering', isActive: true }] });
 * ```
 */
export function activeBillingCodes({ billingCodes }: Subscription): string[] {
  return (billingCodes ?? []).flatMap(({ code, isActive }) => (code && isActive === true ? [code] : []));
}
