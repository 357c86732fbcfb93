// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "placeOrder": CompiledValidator;
  readonly "sendJob": CompiledValidator;
};
