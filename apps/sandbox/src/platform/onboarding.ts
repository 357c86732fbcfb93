import { refuse } from '@assessment-kit/http';
import { isCompanySetId, isPseudoCompany } from '@assessment-kit/rules';
import type { PlatformHandler } from './platform-handler.ts';

/** Integration is by company, never by company set or for all at once (`OV-new`, `ONB`). */
export const upsertOnboardingStatus: PlatformHandler<'upsertOnboardingStatus'> = ({ body }, { state }) => {
  if (isCompanySetId(body.companyId) || isPseudoCompany(body.companyId)) {
    const message = 'companyId must be a single company; neither a company set (CS…) nor b6001 can be onboarded.';
    return refuse(400, { field: 'companyId', code: 'invalid_value', message });
  }
  const first = state.onboardingStatus(body.companyId) === undefined;
  state.setOnboardingStatus(body.companyId, body.onboardingStatus);
  return first ? { status: 201, body } : { status: 204 };
};
