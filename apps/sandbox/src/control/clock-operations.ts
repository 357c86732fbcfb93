import { refuse } from '@assessment-kit/http';
import { timestamp } from '../clock.ts';
import type { ControlHandlers } from './control-handler.ts';

export const clockOperations = {
  getClock: (_input, { clock }) => ({ status: 200, body: { now: timestamp(clock) } }),

  moveClock({ body: { advanceSeconds, now } }, { clock }) {
    if (advanceSeconds !== undefined && now !== undefined) {
      const message = 'Give advanceSeconds or now, not both.';
      return refuse(400, { field: 'now', code: 'invalid_value', message });
    }
    if (advanceSeconds !== undefined) clock.goAhead(clock.aheadMs + advanceSeconds * 1000);
    if (now !== undefined) clock.moveTo(Date.parse(now));
    return { status: 200, body: { now: timestamp(clock) } };
  },
} satisfies ControlHandlers<'getClock' | 'moveClock'>;
