import type { OperationId, PathParams, Reply, RequestBody } from '@assessment-kit/contract/sandbox';
import type { SandboxContext } from '../context.ts';

/** What an operation of the control plane does: checked input in, one of the declared answers out. */
export type ControlHandler<Id extends OperationId> = (
  input: { params: PathParams<Id>; body: RequestBody<Id> },
  context: SandboxContext,
) => Reply<Id> | Promise<Reply<Id>>;

/** Some of them, by id. */
export type ControlHandlers<Ids extends OperationId> = { [Id in Ids]: ControlHandler<Id> };
