import { onboardingPermits, packageOrderable } from '@assessment-kit/rules';
import type { ControlHandlers } from '../control/control-handler.ts';
import { currentPackage } from '../platform/current-package.ts';

/** What an HR user chooses from. */
export const listingOperations = {
  listCompanies(_input, { state }) {
    const items = state.companyIds().map((companyId) => {
      const onboardingStatus = state.onboardingStatus(companyId);
      return {
        companyId,
        onboardingStatus: onboardingStatus ?? null,
        canOrder: onboardingPermits(onboardingStatus).newOrders,
        subscription: state.subscriptionOf(companyId) ?? null,
      };
    });
    return { status: 200, body: { items } };
  },

  listPackages(_input, { state, clock }) {
    const items = state.companyIds().flatMap((companyId) =>
      state.packagesOf(companyId).map((each) => ({
        companyId,
        orderable: packageOrderable(each.status, clock.now()).ok,
        package: currentPackage(each, clock),
      })),
    );
    return { status: 200, body: { items } };
  },
} satisfies ControlHandlers<'listCompanies' | 'listPackages'>;
