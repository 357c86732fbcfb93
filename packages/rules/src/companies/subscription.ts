import type { Schema } from '@assessment-kit/contract';

type Subscription = Schema<'Subscription'>;

/** Whether a subscription has ended, which may keep a company from ordering (`SU`). @param now Epoch ms. */
export function isSubscriptionExpired({ expirationDate }: Subscription, now: number): boolean {
  return typeof expirationDate === 'string' && Date.parse(expirationDate) <= now;
}

/** The billing codes that recruiters can choose (`SU`, certain). */
export function activeBillingCodes({ billingCodes }: Subscription): string[] {
  return (billingCodes ?? []).flatMap(({ code, isActive }) => (code && isActive === true ? [code] : []));
}
