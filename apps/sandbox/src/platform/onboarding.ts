import { refuse } from '@assessment-kit/http';
import { isCompanySetId, isPseudoCompany } from '@assessment-kit/rules';
import type { PlatformHandler } from './platform-handler.ts';

/** Integration is by company, never by company set or for all at once (`OV-new`, `ONB`). */
export const upsertOnboardingStatus: PlatformHandler<'upsertOnboardingStatus'> = ({ body }, { state, clock }) => {
  if (isCompanySetId(body.companyId) || isPseudoCompany(body.companyId)) {
    const message = 'companyId must be a single company; neither a company set (CS…) nor b6001 can be onboarded.';
    return refuse(400, { field: 'companyId', code: 'invalid_value', message });
  }
  const before = state.onboarding(body.companyId);
  const first = before === undefined;
  if (before?.status !== body.onboardingStatus) {
    state.setOnboarding(body.companyId, { status: body.onboardingStatus, since: clock.now() });
  }
  return first ? { status: 201, body } : { status: 204 };
};
