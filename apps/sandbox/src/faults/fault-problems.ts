import { type OperationId, operationTable } from '@assessment-kit/contract';
import type { Problem } from '@assessment-kit/contract/error-body';
import { checkBody } from '@assessment-kit/contract/sandbox/requests';
import { declaredForm } from './declared-form.ts';
import type { FaultProfile } from './fault-kinds.ts';

/** What a profile asks for that can never happen: a fault of an operation, or an answer, that there is not. */
export function impossibleFaults({ answers = [] }: FaultProfile): Problem[] {
  return answers.flatMap(({ kind, operationId, status }, at) => {
    const wrong = (name: string, code: string, says: string): Problem[] => [
      { field: `answers[${at}].${name}`, code, message: `answers[${at}].${name} ${says}` },
    ];
    if (operationId !== undefined && !isOperation(operationId)) {
      return wrong('operationId', 'unknown_operation', 'must be an operation of the platform.');
    }
    if (status === undefined) return [];
    if (kind !== 'error-before') return wrong('status', 'not_for_this_kind', 'is for the kind error-before only.');
    const asked = operationId === undefined ? ALL : [operationId];
    if (asked.some((each) => declaredForm(each, status) !== null)) return [];
    const of = operationId ?? 'any operation';
    return wrong('status', 'undeclared_answer', `must be a refusal or failure that the contract declares for ${of}.`);
  });
}

const ALL = Object.keys(operationTable) as OperationId[];

function isOperation(name: string): name is OperationId {
  return Object.hasOwn(operationTable, name);
}

/** What is wrong with something that is to be a profile of faults, one sentence each. */
export function faultProblems(given: unknown): string[] {
  const problems = checkBody('setFaults', given);
  return (problems.length > 0 ? problems : impossibleFaults(given as FaultProfile)).map(({ message }) => message);
}

/** @throws {Error} that says what is wrong with a profile. */
export function checkedFaults(profile: FaultProfile): FaultProfile {
  const problems = faultProblems(profile);
  if (problems.length > 0) throw new Error(problems.join(' '));
  return profile;
}
