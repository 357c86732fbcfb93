import { describe, expect, it } from 'vitest';
import { activeBillingCodes, isSubscriptionExpired } from '../../src/index.ts';

const NOW = Date.parse('2026-01-13T12:00:00.000Z');

describe('a subscription', () => {
  it.each([
    ['2026-01-13T11:59:59.999Z', true],
    ['2026-01-13T12:00:00.000Z', true],
    ['2026-01-13T12:00:00.001Z', false],
    ['2026-01-13T13:30:00+02:00', true],
    ['2026-01-13T11:30:00-02:00', false],
    [null, false],
    [undefined, false],
  ])('that ends at %s has expired at noon: %j', (expirationDate, expired) => {
    const subscription = expirationDate === undefined ? {} : { expirationDate };
    expect(isSubscriptionExpired(subscription, NOW)).toBe(expired);
  });

  it('offers its active billing codes only, in their sequence', () => {
    const billingCodes = [
      { code: 'WEST', isActive: true },
      { code: 'OLD', isActive: false },
      { code: 'UNSAID' },
      { code: 'NULL', isActive: null },
      { code: 'EAST', isActive: true },
      { code: null, isActive: true },
      { code: '', isActive: true },
      { isActive: true },
    ];
    expect(activeBillingCodes({ billingCodes })).toEqual(['WEST', 'EAST']);
  });

  it.each([{}, { billingCodes: null }, { billingCodes: [] }])(
    'offers no billing codes when it is %j',
    (subscription) => {
      expect(activeBillingCodes(subscription)).toEqual([]);
    },
  );
});
