import type { ControlHandlers } from './control-handler.ts';

export const switchOperations = {
  getSwitches: (_input, { switches }) => ({ status: 200, body: switches }),

  setSwitches({ body: { rateLimit, gatewayDelay } }, context) {
    const { switches } = context;
    context.switches = {
      rateLimit: rateLimit ?? switches.rateLimit,
      gatewayDelay: gatewayDelay ?? switches.gatewayDelay,
    };
    return { status: 200, body: context.switches };
  },
} satisfies ControlHandlers<'getSwitches' | 'setSwitches'>;
