import { describe, expect, it } from 'vitest';
import { ONBOARDING_PERMISSIONS, type OnboardingStatusValue, onboardingPermits } from '../../src/index.ts';

const DOCUMENTED: [status: OnboardingStatusValue | undefined, sync: boolean, newOrders: boolean, updates: boolean][] = [
  [undefined, false, false, false],
  ['InProgress', false, false, false],
  ['Approved', true, true, true],
  ['Rejected', false, false, false],
  ['Suspended', false, false, true],
];

describe('a company whose onboarding is', () => {
  it.each(DOCUMENTED)('%s: sync %j, new orders %j, updates %j', (status, sync, newOrders, updates) => {
    expect(onboardingPermits(status)).toEqual({ sync, newOrders, updates });
  });

  it('of any status has its line in the table', () => {
    expect(Object.keys(ONBOARDING_PERMISSIONS)).toEqual(['InProgress', 'Approved', 'Rejected', 'Suspended']);
  });
});
