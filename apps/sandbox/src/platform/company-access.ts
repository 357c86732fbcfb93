import type { OperationId, Schema } from '@assessment-kit/contract';
import { refuse } from '@assessment-kit/http';
import { isPseudoCompany, type OnboardingPermissions, onboardingPermits } from '@assessment-kit/rules';
import type { PlatformState } from '../state/platform-state.ts';

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
 * inferred). `b6001` is always permitted.
 */
export function refuseCompany(
  operationId: OperationId,
  companyId: string | undefined,
  state: PlatformState,
): { status: 403; body: Schema<'ErrorList'> } | null {
  const needed = NEEDED[operationId];
  if (needed === undefined || companyId === undefined || isPseudoCompany(companyId)) return null;
  const status = state.onboardingStatus(companyId);
  if (onboardingPermits(status)[needed]) return null;
  const message = status
    ? `The company is ${status}, which does not permit this.`
    : 'The company is not onboarded for this partner.';
  return refuse(403, { field: 'companyId', code: 'forbidden', message });
}
