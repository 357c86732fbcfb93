import type { OperationId, PathParams, QueryParams, Reply, RequestBody } from '@assessment-kit/contract';
import type { SandboxContext } from '../context.ts';

/** What an operation is given: parameters and a body that the contract allows. */
export interface PlatformInput<Id extends OperationId> {
  params: PathParams<Id>;
  query: QueryParams<Id>;
  body: RequestBody<Id>;
}

/** What an operation does, free of HTTP: checked input in, one of the declared answers out. */
export type PlatformHandler<Id extends OperationId> = (input: PlatformInput<Id>, context: SandboxContext) => Reply<Id>;
