import type { Prepared, TryOperation } from '../model/operation.ts';

/** An operation by its id. @throws {RangeError} when the contract has none of that id. */
export function operationOf({ operations }: Prepared, id: string): TryOperation {
  const found = operations.find((each) => each.id === id);
  if (!found) throw new RangeError(`The contract has no operation ${id}.`);
  return found;
}
