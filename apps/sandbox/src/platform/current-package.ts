import { packageStatusValue } from '@assessment-kit/rules';
import type { Clock } from '../clock.ts';
import type { AssessmentPackage } from '../state/platform-state.ts';

/** The package as it is now: a status value that was left out is computed from the dates (`PK-old`). */
export function currentPackage(assessmentPackage: AssessmentPackage, clock: Clock): AssessmentPackage {
  const { status } = assessmentPackage;
  return { ...assessmentPackage, status: { ...status, value: packageStatusValue(status, clock.now()) } };
}
