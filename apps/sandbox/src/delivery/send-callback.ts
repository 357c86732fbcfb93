import type { MovableClock } from '../clock.ts';
import type { CallbackName, DeliveryRecord } from './delivery.ts';

/** Answers are kept up to here; the rest is read away and forgotten. */
const KEPT_ANSWER_CHARACTERS = 64 * 1024;

export interface CallbackRequest {
  callback: CallbackName;
  url: string;
  /** `null` when none is registered. */
  apiKey: string | null;
  body: unknown;
  /** How long the partner may take to answer, in ms. */
  timeoutMs: number;
  /** By which that time is taken: when it is moved, the partner may be too late at once. */
  clock: MovableClock;
  /** Ends the delivery when the sandbox closes. */
  signal: AbortSignal;
}

/** How a delivery ended, as far as it can be told by its sender. */
export type CallbackResult = Pick<DeliveryRecord, 'outcome' | 'status' | 'response'>;

/** The headers as they go over the wire, with the key if there is one. */
export function callbackHeaders(apiKey: string | null): Record<string, string> {
  return { 'content-type': 'application/json', ...(apiKey === null ? {} : { 'x-api-key': apiKey }) };
}

/**
 * POSTs a callback and waits for the answer.
 *
 * Only 200 counts as success (`CB-old`, certain); redirects are not followed. The limit covers the whole answer, body
 * included: a partner that sends its headers in time and then stalls has not answered.
 */
export async function sendCallback(request: CallbackRequest): Promise<CallbackResult> {
  const timeout = request.clock.timeout(request.timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: callbackHeaders(request.apiKey),
      body: JSON.stringify(request.body),
      redirect: 'manual',
      signal: AbortSignal.any([timeout.signal, request.signal]),
    });
    const body = await response.text();
    return {
      outcome: response.status === 200 ? 'accepted' : 'rejected',
      status: response.status,
      response: { headers: Object.fromEntries(response.headers), body: body.slice(0, KEPT_ANSWER_CHARACTERS) },
    };
  } catch {
    return { outcome: timeout.signal.aborted ? 'timeout' : 'unreachable', status: null, response: null };
  } finally {
    timeout.stop();
  }
}
