// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "issueToken": CompiledValidator;
  readonly "upsertCallback": CompiledValidator;
  readonly "upsertAssessmentPackages": CompiledValidator;
  readonly "upsertAssessmentPackage": CompiledValidator;
  readonly "upsertSubscription": CompiledValidator;
  readonly "updateAssessmentOrder": CompiledValidator;
  readonly "upsertOnboardingStatus": CompiledValidator;
};
