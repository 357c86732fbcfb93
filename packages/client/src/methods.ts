import type { OperationId, PathParams, QueryParams, Reply, RequestBody, Schema } from '@assessment-kit/contract';
import type { CallOptions } from './client-options.ts';

type Body<Id extends OperationId> = RequestBody<Id> extends undefined ? unknown : { body: RequestBody<Id> };

/** What a method takes: parameters of path and query by their names, and `body`. */
export type Input<Id extends OperationId> = PathParams<Id> & QueryParams<Id> & Body<Id>;

/** What a method returns: the body of a success; `undefined` where the contract has none. */
export type Output<Id extends OperationId> = Extract<Reply<Id>, { status: 200 | 201 | 202 | 204 }>['body'];

type Method<Id extends OperationId> =
  Record<never, never> extends Input<Id>
    ? (input?: Input<Id>, options?: CallOptions) => Promise<Output<Id>>
    : (input: Input<Id>, options?: CallOptions) => Promise<Output<Id>>;

/**
 * One method for each operation of the contract, named after its `operationId`: `input` has the parameters of path and query
 * by their names, and `body`; `options` are those of this call alone.
 *
 * A method returns the body of a success, with fields and enum members that the contract does not know as they came. It
 * rejects with an `AssessmentKitError`, with the reason of `options.signal`, or with a `TypeError` when an option is wrong,
 * an id is missing, or the body or a header cannot be sent.
 */
export type Methods = { [Id in Exclude<OperationId, 'issueToken'>]: Method<Id> } & {
  /**
   * Asks for a new token with the client's credentials, again after failures as the client's options say. Other methods do
   * so by themselves; they do not use this one.
   */
  issueToken(): Promise<Schema<'Token'>>;
};
