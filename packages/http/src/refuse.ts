import type { Schema } from '@assessment-kit/contract';
import { errorList, type Problem } from '@assessment-kit/contract/error-body';

/** A refusal as a reply of an operation; the status stays a literal, so that the contract can be checked for it. */
export function refuse<Status extends number>(
  status: Status,
  ...problems: readonly Problem[]
): { status: Status; body: Schema<'ErrorList'> } {
  return { status, body: errorList(problems) };
}

export function notFound(field: string, message: string): { status: 404; body: Schema<'ErrorList'> } {
  return refuse(404, { field, code: 'not_found', message });
}
