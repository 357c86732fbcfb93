import { retryAfterMs } from '@assessment-kit/client';
import { Webhook } from 'standardwebhooks';
import { type Handlers, type HandoverContext, RetryLaterError } from './handlers.ts';

/** How long the partner's system may take to answer, in ms. */
const TIMEOUT_MS = 30_000;
/** Longer than this its wish to be called later is not believed, in ms. */
const MAX_RETRY_AFTER_MS = 60 * 60 * 1000;

export interface ForwardTarget {
  /** Receives a POST for each event. */
  url: string;
  /** `whsec_…`; signs every request by Standard Webhooks. */
  secret: string;
}

/**
 * Hands events over by a signed POST (Standard Webhooks): `webhook-id` is the event's id, the same at every attempt; any
 * 2xx counts as taken.
 */
export function forwardTo({ url, secret }: ForwardTarget): Handlers {
  const signer = new Webhook(secret);

  async function forward(data: unknown, context: HandoverContext): Promise<void> {
    const timestamp = new Date();
    const { eventId, type, revision, receivedAt } = context;
    const body = JSON.stringify({ type, timestamp: receivedAt.toISOString(), revision, data });
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'webhook-id': eventId,
        'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
        'webhook-signature': signer.sign(eventId, timestamp, body),
      },
      body,
      signal: AbortSignal.any([context.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    }).catch((error: unknown) => {
      throw new Error(reasonOf(error));
    });
    await response.body?.cancel();
    if (response.ok) return;
    const wait = retryAfterMs(response.headers.get('retry-after'), Date.now());
    const reason = `FORWARD_URL answered ${response.status}.`;
    throw wait === null ? new Error(reason) : new RetryLaterError(reason, Math.min(wait, MAX_RETRY_AFTER_MS));
  }

  return { order: forward, job: forward, error: forward };
}

/** The URL may hold credentials, so a reason never names it. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `FORWARD_URL did not answer within ${TIMEOUT_MS / 1000} s.`;
  }
  return 'FORWARD_URL could not be reached.';
}
