import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Neither blanks nor `@`: what a sender puts there ends up in logs, so it must not look like a sentence or an address. */
const WELL_FORMED = /^[\w.:-]{1,64}$/;

/** Kept on the request: an entry in a `WeakMap` outlives the young generation, and takes its request along. */
const REQUEST_ID = Symbol('request id');

/** The id of a request: the sender's `x-request-id` when it is well-formed, otherwise a new one; the same at every call. */
export function requestIdOf(request: IncomingMessage & { [REQUEST_ID]?: string }): string {
  request[REQUEST_ID] ??= requestIdFrom(request.headers['x-request-id']);
  return request[REQUEST_ID];
}

/** The id that a sender gave, when it is well-formed, otherwise a new one. */
export function requestIdFrom(sent: unknown): string {
  return typeof sent === 'string' && WELL_FORMED.test(sent) ? sent : randomUUID();
}
