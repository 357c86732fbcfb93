import type { OperationId, Schema } from '@assessment-kit/contract';
import { refuse } from '@assessment-kit/http';
import { isPseudoCompany, type OnboardingPermissions, onboardingPermits } from '@assessment-kit/rules';
import type { SandboxContext } from '../context.ts';
import { gatewayDelaySeconds } from '../readings/limits.ts';

/** What a company must be permitted for an operation under its id. */
const NEEDED: Partial<Record<OperationId, keyof OnboardingPermissions>> = {
  getAssessmentPackages: 'sync',
  upsertAssessmentPackages: 'sync',
  upsertAssessmentPackage: 'sync',
  deleteAssessmentPackage: 'sync',
  upsertSubscription: 'sync',
  updateAssessmentOrder: 'updates',
};

/**
 * Refuses calls for a company that is not onboarded, or whose status does not permit them (`ONB`; the status 403 is
 * inferred), or whose approval has not reached the gateway (`PK-new`). `b6001` is always permitted.
 */
export function refuseCompany(
  operationId: OperationId,
  companyId: string | undefined,
  { state, clock, switches, readings }: SandboxContext,
): { status: 403; body: Schema<'ErrorList'> } | null {
  const needed = NEEDED[operationId];
  if (needed === undefined || companyId === undefined || isPseudoCompany(companyId)) return null;
  const onboarding = state.onboarding(companyId);
  const status = onboarding?.status;
  if (onboardingPermits(status)[needed]) {
    const waitMs =
      switches.gatewayDelay && onboarding ? onboarding.since + gatewayDelaySeconds(readings) * 1000 - clock.now() : 0;
    if (waitMs <= 0) return null;
    const wait = `The approval has not reached the gateway yet; it will in ${Math.ceil(waitMs / 1000)} s.`;
    return refuse(403, { field: 'companyId', code: 'forbidden', message: wait });
  }
  const message = status
    ? `The company is ${status}, which does not permit this.`
    : 'The company is not onboarded for this partner.';
  return refuse(403, { field: 'companyId', code: 'forbidden', message });
}
