import type { ReportPlace } from '@assessment-kit/rules';
import type { Effect } from '../errors/assessment-kit-error.ts';

/** What is known about a call when one of its attempts fails. */
export interface AttemptFacts {
  operation: string;
  /** The attempt that failed, from 1. */
  attempts: number;
  /** What the attempts before it left open. */
  earlier: Effect;
  /** The reports that the call carries. */
  reports: readonly ReportPlace[];
}

/** The facts for an error, once it is known what the last attempt left open. */
export function factsWith({ operation, attempts, earlier, reports }: AttemptFacts, last: Effect) {
  const effect: Effect = earlier === 'unknown' ? earlier : last;
  return { operation, attempts, effect, reportsInDoubt: reports };
}

/** A sentence about the reports that an error leaves in doubt; empty when there are none. */
export function doubtOf({ effect, reportsInDoubt }: ReturnType<typeof factsWith>): string {
  if (effect === 'none' || reportsInDoubt.length === 0) return '';
  const whose = reportsInDoubt.length === 1 ? 'Its report' : `Its ${reportsInDoubt.length} reports`;
  return ` ${whose} may have been added or not.`;
}
