import type { Limits } from '../../src/index.ts';

/** Short: for a single rule whose receiver is known. */
export const LIMITS: Partial<Limits> = {
  slowSenderMs: 400,
  handOverMs: 2_000,
  settleMs: 150,
  restartMs: 3_000,
  oversizedBytes: 2 ** 21,
};

/** For all rules at once, on a machine that has other work. */
export const PATIENT_LIMITS: Partial<Limits> = { slowSenderMs: 2_000, settleMs: 300 };
