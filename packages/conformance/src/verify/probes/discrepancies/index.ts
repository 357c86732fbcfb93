import type { ProbeText } from '../probe.ts';
import { ACCESS_DISCREPANCIES } from './access.ts';
import { CALLBACK_DISCREPANCIES } from './callbacks.ts';
import { COMPANY_DISCREPANCIES } from './companies-and-packages.ts';
import { RATE_LIMIT_DISCREPANCIES } from './rate-limits.ts';
import { RESULT_DISCREPANCIES } from './results.ts';

/** A probe for each point on which pages disagree. */
export const DISCREPANCY_PROBES: readonly ProbeText[] = [
  ...ACCESS_DISCREPANCIES,
  ...RATE_LIMIT_DISCREPANCIES,
  ...CALLBACK_DISCREPANCIES,
  ...COMPANY_DISCREPANCIES,
  ...RESULT_DISCREPANCIES,
];
