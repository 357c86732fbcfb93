import type { OperationId } from '@assessment-kit/contract';
import type { Readings } from './readings.ts';
import { FIELD_SPELLINGS, type FieldSpelling, VALUE_SPELLINGS, type ValueSpelling } from './spelling.ts';

/** Stands for a spelling that the reading does not know; no enum of the contract has it. */
const NO_MEMBER = '';

/**
 * A body in the names of the contract. Under another reading the contract's own spelling of a field is one it does not know
 * and is left out; that of an enum member becomes one that is refused.
 *
 * @param body Whatever was sent; parts that do not have the form of the contract stay as they are, for the check after it.
 */
export function inContractNames(readings: Readings, operationId: OperationId, body: unknown): unknown {
  const renamed = activeFields(readings, operationId).reduce(
    (value, spelling) => changeAt(value, steps(spelling.within), (object) => toContract(object, spelling)),
    body,
  );
  return activeValues(readings, operationId).reduce(
    (value, spelling) => changeAt(value, steps(spelling.at), (member) => memberOf(member, spelling)),
    renamed,
  );
}

/** An answer in the names of the reading. */
export function inReadingNames(readings: Readings, operationId: OperationId, body: unknown): unknown {
  return activeFields(readings, operationId).reduce(
    (value, { within, contract, other }) =>
      changeAt(value, steps(within), (object) =>
        isRecord(object) ? Object.fromEntries(renamed(object, contract, other)) : object,
      ),
    body,
  );
}

export function activeFields(readings: Readings, operationId: OperationId): FieldSpelling[] {
  return FIELD_SPELLINGS.filter((each) => isActive(readings, operationId, each));
}

export function activeValues(readings: Readings, operationId: OperationId): ValueSpelling[] {
  return VALUE_SPELLINGS.filter((each) => isActive(readings, operationId, each));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isActive(readings: Readings, operationId: OperationId, spelling: FieldSpelling | ValueSpelling): boolean {
  return spelling.operations.includes(operationId) && readings.of(spelling.reading) === spelling.value;
}

function toContract(object: unknown, { contract, other, single }: FieldSpelling): unknown {
  if (!isRecord(object)) return object;
  const { [contract]: _unknown, ...rest } = object;
  return Object.fromEntries(
    renamed(rest, other, contract).map(([name, value]) =>
      name === contract && single && value !== null ? [name, [value]] : [name, value],
    ),
  );
}

/** The fields of an object in their sequence, one of them renamed. */
function renamed(object: Record<string, unknown>, from: string, to: string): [string, unknown][] {
  return Object.entries(object).map(([name, value]) => [name === from ? to : name, value]);
}

function memberOf(member: unknown, { contract, others }: ValueSpelling): unknown {
  if (member === contract) return NO_MEMBER;
  return typeof member === 'string' && others.includes(member) ? contract : member;
}

/** `assessments[].assessmentResults` as `assessments`, `[]`, `assessmentResults`. */
function steps(path: string): string[] {
  return path.split(/\.|(?=\[\])/).filter((step) => step !== '');
}

/** A copy in which something is changed wherever the path leads; what does not fit the path stays as it is. */
function changeAt(value: unknown, [step, ...rest]: readonly string[], change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (step === '[]') return Array.isArray(value) ? value.map((item) => changeAt(item, rest, change)) : value;
  if (!isRecord(value) || !Object.hasOwn(value, step)) return value;
  return { ...value, [step]: changeAt(value[step], rest, change) };
}
