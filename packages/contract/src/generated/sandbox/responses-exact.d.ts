// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "listSandboxOrders 200": CompiledValidator;
  readonly "listSandboxOrders 4XX": CompiledValidator;
  readonly "placeOrder 201": CompiledValidator;
  readonly "placeOrder 400": CompiledValidator;
  readonly "placeOrder 404": CompiledValidator;
  readonly "placeOrder 409": CompiledValidator;
  readonly "placeOrder 4XX": CompiledValidator;
  readonly "getSandboxOrder 200": CompiledValidator;
  readonly "getSandboxOrder 404": CompiledValidator;
  readonly "getSandboxOrder 4XX": CompiledValidator;
  readonly "sendJob 202": CompiledValidator;
  readonly "sendJob 400": CompiledValidator;
  readonly "sendJob 409": CompiledValidator;
  readonly "sendJob 4XX": CompiledValidator;
  readonly "listDeliveries 200": CompiledValidator;
  readonly "listDeliveries 4XX": CompiledValidator;
  readonly "resetSandbox 4XX": CompiledValidator;
};
