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

/** One method for each operation of the contract. */
export type Methods = { [Id in Exclude<OperationId, 'issueToken'>]: Method<Id> } & {
  /** Asks for a new token with the client's credentials. Other methods do so by themselves. */
  issueToken(): Promise<Schema<'Token'>>;
};
