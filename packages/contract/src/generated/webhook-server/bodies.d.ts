// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "receiveOrder": CompiledValidator;
  readonly "receiveError": CompiledValidator;
  readonly "receiveJob": CompiledValidator;
  readonly "reportResults": CompiledValidator;
  readonly "replayEvents": CompiledValidator;
};
