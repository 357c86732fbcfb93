import { operationTable } from '@assessment-kit/contract';
import { checkBody } from '@assessment-kit/contract/sandbox/requests';
import type { FaultProfile } from './fault-kinds.ts';

/** Operations in a profile that there are not: a fault of one would never happen. */
export function unknownOperations({ answers = [] }: FaultProfile) {
  return answers.flatMap(({ operationId }, at) => {
    if (operationId === undefined || Object.hasOwn(operationTable, operationId)) return [];
    const field = `answers[${at}].operationId`;
    return [{ field, code: 'unknown_operation', message: `${field} must be an operation of the platform.` }];
  });
}

/** What is wrong with something that is to be a profile of faults, one sentence each. */
export function faultProblems(given: unknown): string[] {
  const problems = checkBody('setFaults', given);
  return (problems.length > 0 ? problems : unknownOperations(given as FaultProfile)).map(({ message }) => message);
}

/** @throws {Error} that says what is wrong with a profile. */
export function checkedFaults(profile: FaultProfile): FaultProfile {
  const problems = faultProblems(profile);
  if (problems.length > 0) throw new Error(problems.join(' '));
  return profile;
}
