// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "placeOrder": CompiledValidator;
  readonly "sendJob": CompiledValidator;
  readonly "placeOrders": CompiledValidator;
  readonly "moveClock": CompiledValidator;
  readonly "setSwitches": CompiledValidator;
  readonly "setReadings": CompiledValidator;
  readonly "setFaults": CompiledValidator;
  readonly "playScenario": CompiledValidator;
  readonly "restoreSnapshot": CompiledValidator;
};
