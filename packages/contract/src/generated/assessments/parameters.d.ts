// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "issueToken": CompiledValidator;
  readonly "getCallback": CompiledValidator;
  readonly "upsertCallback": CompiledValidator;
  readonly "deleteCallback": CompiledValidator;
  readonly "getAssessmentPackages": CompiledValidator;
  readonly "upsertAssessmentPackages": CompiledValidator;
  readonly "upsertAssessmentPackage": CompiledValidator;
  readonly "deleteAssessmentPackage": CompiledValidator;
  readonly "upsertSubscription": CompiledValidator;
  readonly "updateAssessmentOrder": CompiledValidator;
  readonly "getPartnerAssessmentOrders": CompiledValidator;
  readonly "upsertOnboardingStatus": CompiledValidator;
};
