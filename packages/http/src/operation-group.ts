import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationRequest } from './operation-request.ts';
import type { ReplyWriter, SentReply } from './write-reply.ts';

/** An operation as the generated tables of the contract list it. */
export interface BoundOperation {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  readonly path: string;
}

/** Some operations, by id, and what answers them. */
export interface OperationGroup<Id extends string = string> {
  operations: Readonly<Record<Id, BoundOperation>>;
  answer(operationId: Id, request: OperationRequest): SentReply | Promise<SentReply>;
  /**
   * Is asked when the head of a request has come, before its body is read.
   *
   * @returns What writes the answer; `null`: the request is dealt with already, and the operation is not asked.
   */
  onArrival?(arrived: Arrived<Id>): ReplyWriter | null;
  /**
   * May refuse a request by its head, after `onArrival` and before its body is read: whoever has no token makes the server
   * read nothing, and waits for no body of its own.
   *
   * @returns The refusal, which is written at once; `null`: the operation is asked when the body has come.
   */
  refuse?(arrived: Arrived<Id>): SentReply | null;
}

/** A request whose operation is known and whose body has not been read. */
export interface Arrived<Id extends string = string> {
  operationId: Id;
  params: Readonly<Record<string, string>>;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Types a group where it is written: the ids of `answer` are those of `operations`. */
export function operationGroup<Id extends string>(group: OperationGroup<Id>): OperationGroup {
  return group as unknown as OperationGroup;
}
