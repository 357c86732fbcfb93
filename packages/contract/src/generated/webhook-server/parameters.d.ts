// Generated from the contract in openapi/. Do not edit; run `pnpm generate`.

import type { CompiledValidator } from '../../compiled-validator.ts';

export declare const validators: {
  readonly "receiveOrder": CompiledValidator;
  readonly "receiveError": CompiledValidator;
  readonly "receiveJob": CompiledValidator;
  readonly "listOrders": CompiledValidator;
  readonly "getOrder": CompiledValidator;
  readonly "reportResults": CompiledValidator;
  readonly "erasePersonalData": CompiledValidator;
  readonly "listLostOrders": CompiledValidator;
  readonly "listEvents": CompiledValidator;
  readonly "replayEvents": CompiledValidator;
  readonly "getEvent": CompiledValidator;
  readonly "replayEvent": CompiledValidator;
  readonly "listUpdates": CompiledValidator;
  readonly "getUpdate": CompiledValidator;
  readonly "confirmUpdate": CompiledValidator;
  readonly "discardUpdate": CompiledValidator;
  readonly "retryUpdate": CompiledValidator;
  readonly "getOverview": CompiledValidator;
  readonly "getHealth": CompiledValidator;
  readonly "getReadiness": CompiledValidator;
  readonly "getMetrics": CompiledValidator;
};
