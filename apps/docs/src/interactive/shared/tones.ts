import type { Tone } from '@assessment-kit/console-parts';
import type { PackageStatus } from '@assessment-kit/rules';

/** The colour in which a package's status is shown, as in the sandbox's console. */
export const PACKAGE_TONES: Readonly<Record<PackageStatus, Tone>> = {
  InProgress: 'busy',
  ActionsNeeded: 'attention',
  Completed: 'good',
};
