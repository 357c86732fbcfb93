import { GATEWAY_DELAY_SECONDS, SHORT_GATEWAY_DELAY_SECONDS } from '@assessment-kit/rules';
import { PACKAGE_ID, samplePackage } from '../../world.ts';
import { isTaken, packagePut } from '../parts.ts';
import type { ProbeText } from '../probe.ts';

/** Disagreements about companies, subscriptions and packages. */
export const COMPANY_DISCREPANCIES: readonly ProbeText[] = [
  {
    id: 'discrepancy.subscription-required',
    by: {
      needs: ['write', 'sandbox'],
      requests: [
        {
          operation: 'upsertOnboardingStatus',
          call: { body: { companyId: 'AKVERIFY4', onboardingStatus: 'Approved' } },
        },
        {
          operation: 'upsertAssessmentPackage',
          call: { path: { companyId: 'AKVERIFY4', packageId: PACKAGE_ID }, body: samplePackage() },
        },
      ],
      async read(_answers, { control }) {
        const order = await control?.tryOrder({ companyId: 'AKVERIFY4', packageId: PACKAGE_ID });
        return { reading: order?.orderId ? 'no' : 'yes' };
      },
    },
  },
  {
    id: 'discrepancy.gateway-delay',
    by: {
      needs: ['write', 'sandbox'],
      requests: [],
      async read(_answers, { host, control }) {
        const companyId = 'AKVERIFY5';
        await control?.switches({ gatewayDelay: true });
        await host.call('upsertOnboardingStatus', { body: { companyId, onboardingStatus: 'Approved' } });
        const permitted = async () => isTaken(await host.call('getAssessmentPackages', { path: { companyId } }));
        let reading = (await permitted()) ? 'no delay' : 'more than 15 minutes';
        if (reading !== 'no delay') {
          await control?.advance(SHORT_GATEWAY_DELAY_SECONDS);
          if (await permitted()) reading = '15-seconds';
          else {
            await control?.advance(GATEWAY_DELAY_SECONDS - SHORT_GATEWAY_DELAY_SECONDS);
            if (await permitted()) reading = '15-minutes';
          }
        }
        await control?.switches({ gatewayDelay: false });
        return { reading };
      },
    },
  },
  {
    id: 'discrepancy.package-removal',
    by: {
      needs: ['write'],
      requests: [
        packagePut({}),
        { operation: 'deleteAssessmentPackage', call: { path: { packageId: 'ak-verify-q' } } },
      ],
      read: ([, deleted]) => ({ reading: deleted && isTaken(deleted) ? 'all' : 'status-only' }),
    },
  },
];
