import type { Tone } from '@assessment-kit/console-parts';
import type { PackageStatus } from '@assessment-kit/rules';

/** How a status of a package looks. */
export const TONES = {
  InProgress: 'busy',
  ActionsNeeded: 'attention',
  Completed: 'good',
} as const satisfies Record<PackageStatus, Tone>;
