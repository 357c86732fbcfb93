// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "listSandboxOrders": CompiledValidator;
  readonly "placeOrder": CompiledValidator;
  readonly "getSandboxOrder": CompiledValidator;
  readonly "sendJob": CompiledValidator;
  readonly "listDeliveries": CompiledValidator;
  readonly "resetSandbox": CompiledValidator;
};
