// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "listSandboxOrders": CompiledValidator;
  readonly "placeOrder": CompiledValidator;
  readonly "getSandboxOrder": CompiledValidator;
  readonly "sendJob": CompiledValidator;
  readonly "listDeliveries": CompiledValidator;
  readonly "resetSandbox": CompiledValidator;
  readonly "placeOrders": CompiledValidator;
  readonly "getClock": CompiledValidator;
  readonly "moveClock": CompiledValidator;
  readonly "getSwitches": CompiledValidator;
  readonly "setSwitches": CompiledValidator;
  readonly "listReadings": CompiledValidator;
  readonly "setReadings": CompiledValidator;
  readonly "getFaults": CompiledValidator;
  readonly "setFaults": CompiledValidator;
  readonly "playScenario": CompiledValidator;
  readonly "playNextStep": CompiledValidator;
  readonly "getSnapshot": CompiledValidator;
  readonly "restoreSnapshot": CompiledValidator;
  readonly "listCompanies": CompiledValidator;
  readonly "listPackages": CompiledValidator;
  readonly "watchSandbox": CompiledValidator;
};
