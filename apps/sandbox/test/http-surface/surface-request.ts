import type { OperationId } from '@assessment-kit/contract';

/** A request to one operation, and what has to come of it. */
export interface SurfaceRequest {
  operationId: OperationId;
  /** `valid`, or the one thing that is wrong with it. */
  kind: string;
  /**
   * `taken`: its form is right, so that only a documented reason may refuse it. `refused`: a 4xx. `either`: one of them;
   * nothing says which.
   */
  expected: 'taken' | 'refused' | 'either';
  /** The statuses of a refusal, where the contract tells. */
  statuses?: readonly number[];
  /** The field that a refusal has to name. */
  field?: string;
  method: string;
  /** Path and query, as they are sent. */
  target: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array | null;
}

/** Stand in a request for what is known only once there is a state: the id of an order, and a token. */
export const ORDER_ID = 'the-order-id';
export const TOKEN = 'the-token';
