import type { OperationId } from '@assessment-kit/contract';

/** A request as it goes to a host. */
export interface HostRequest {
  /** `null`: one of the sandbox's own operations, or of none. */
  operationId: OperationId | null;
  method: string;
  /** Path and query, encoded. */
  target: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

export interface HostAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** Sends one request. @throws {HostUnreachableError} when no answer comes. */
export type Transport = (request: HostRequest) => Promise<HostAnswer>;

/** What was sent and what came back. */
export interface Exchange {
  request: HostRequest;
  answer: HostAnswer;
  /** The body as JSON; `undefined` when there is none, or it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever came; the contract is checked separately
  body: any;
}

/** The host gave no answer: nothing about the contract can be said. */
export class HostUnreachableError extends Error {
  override name = 'HostUnreachableError';
}

/** The id by which the platform's support finds a request; `null` when the answer has none. */
export function correlationIdOf({ body }: Exchange): string | null {
  const id = body?.CorrelationId ?? body?.correlationId;
  return typeof id === 'string' ? id : null;
}
