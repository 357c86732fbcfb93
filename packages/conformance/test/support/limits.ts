import type { Limits } from '../../src/index.ts';

/** Short, so that a test takes no longer than it must; long enough for a machine that has other work. */
export const LIMITS: Partial<Limits> = {
  slowSenderMs: 400,
  handOverMs: 2_000,
  settleMs: 150,
  restartMs: 3_000,
  oversizedBytes: 2 ** 21,
};
