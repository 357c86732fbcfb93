import { createHash } from 'node:crypto';
import { type CallbackRequest, type CallbackResult, sendCallback } from '../delivery/send-callback.ts';
import { changedPayload } from './changed-payload.ts';
import type { DeliveryFaultKind } from './fault-kinds.ts';
import { firstHalf, sendTruncated } from './send-truncated.ts';

/** How much earlier than the limit a late answer is given up, in ms. */
const LATE_MS = 1000;

/** How one callback goes over the wire. */
export interface Sending {
  request: CallbackRequest;
  /** The body as it leaves; half of it when it is truncated. */
  sentBody: string;
  send: (request: CallbackRequest) => Promise<CallbackResult>;
}

/**
 * Sends a callback with a fault, or as it should be.
 *
 * @param attempt Makes one delivery and writes it down.
 * @returns How the first delivery ended, as far as the platform can tell.
 */
export async function sendWithFault(
  kind: Exclude<DeliveryFaultKind, 'dropped'> | null,
  request: CallbackRequest & { body: object },
  attempt: (sending: Sending) => Promise<CallbackResult>,
): Promise<CallbackResult> {
  const first = () => attempt(plain(request));
  switch (kind) {
    case 'duplicate': {
      const result = await first();
      await first();
      return result;
    }
    case 'changed': {
      const result = await first();
      await attempt(plain({ ...request, body: changedPayload(request.body) }));
      return result;
    }
    case 'concurrent-duplicate': {
      const [result] = await Promise.all([first(), first()]);
      return result;
    }
    case 'late':
      return attempt({ ...plain({ ...request, timeoutMs: lateLimitMs(request.timeoutMs) }), send: sendLate });
    case 'truncated':
      return attempt({ request, sentBody: firstHalf(JSON.stringify(request.body)), send: sendTruncated });
    case 'wrong-key':
      return attempt(plain({ ...request, apiKey: wrongKey(request.apiKey) }));
    case 'reorder':
    case null:
      return first();
  }
}

function plain(request: CallbackRequest): Sending {
  return { request, sentBody: JSON.stringify(request.body), send: sendCallback };
}

/** When a late answer is given up, in ms. With a limit as short as in a test, half of it has to do. */
export function lateLimitMs(timeoutMs: number): number {
  return Math.max(timeoutMs - LATE_MS, timeoutMs / 2);
}

/** The partner got the callback and has answered; for the platform the time was over before. */
async function sendLate(request: CallbackRequest): Promise<CallbackResult> {
  const result = await sendCallback(request);
  return result.status === null ? result : { outcome: 'timeout', status: null, response: null };
}

/** Never the right key, and nothing from which it could be guessed. */
function wrongKey(apiKey: string | null): string {
  return createHash('sha256')
    .update(apiKey ?? '')
    .digest('hex');
}
