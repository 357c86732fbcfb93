import { inABurst, NO_LIMIT_MET, refusedInBurst, tooMany } from '../burst.ts';
import type { ProbeText } from '../probe.ts';

/** Disagreements about how many requests are allowed. */
export const RATE_LIMIT_DISCREPANCIES: readonly ProbeText[] = [
  {
    id: 'discrepancy.rate-limit-status',
    by: {
      ...inABurst(8),
      read: (answers) => {
        const refused = refusedInBurst(answers);
        return refused ? { reading: String(refused.answer.status) } : NO_LIMIT_MET;
      },
    },
  },
  {
    id: 'discrepancy.rate-limit-numbers',
    by: {
      ...inABurst(4, [{ operation: 'getCallback', call: { patient: false, paced: false } }]),
      read: (answers) => {
        if (answers[0] && tooMany(answers[0])) return NO_LIMIT_MET;
        if (!answers.slice(0, 4).some(tooMany)) return { reading: '40000-per-hour' };
        return { reading: answers.slice(4).some(tooMany) ? '3-per-second-and-180-per-minute' : 'per-endpoint' };
      },
    },
  },
];
