import { retryAfterMs } from '@assessment-kit/client';
import { Webhook } from 'standardwebhooks';
import { traceHeaders } from '../monitoring/tracing.ts';
import { GiveUpError, type Handlers, type HandoverContext, RetryLaterError } from './handlers.ts';

/** How long the partner's system may take to answer, in ms. */
const TIMEOUT_MS = 30_000;
/** Longer than this its wish to be called later is not believed, in ms. */
const MAX_RETRY_AFTER_MS = 60 * 60 * 1000;

export interface ForwardTarget {
  /** Receives a POST for each event. May hold a name and a password. */
  url: string;
  /** `whsec_…`; signs every request by Standard Webhooks. With several, each signs: one is being rotated. */
  secret: string | readonly string[];
  /** How long the partner's system may take to answer, in ms; default 30 s. */
  timeoutMs?: number;
}

/**
 * Hands events over by a signed POST (Standard Webhooks): `webhook-id` is the event's id, the same at every attempt,
 * `webhook-timestamp` the time of the attempt.
 *
 * - 2xx: taken.
 * - 410 Gone: will never be taken; a dead letter at once. Standard Webhooks would turn the whole address off, but here it
 *   is the only one, and orders must not stop for one that is refused.
 * - everything else, redirects and 4xx included: tried again, at the time of `Retry-After` (seconds or a date, at most an
 *   hour) if there is one. A 401 or 404 is most often a mistake in a set-up that someone is about to mend.
 */
export function forwardTo({ url, secret, timeoutMs = TIMEOUT_MS }: ForwardTarget): Handlers {
  const { target, authorization } = withoutCredentials(url);
  const signers = [secret].flat().map((each) => new Webhook(each));

  async function forward(data: unknown, context: HandoverContext): Promise<void> {
    const timestamp = new Date();
    const { eventId, type, revision, replayed, receivedAt } = context;
    const body = JSON.stringify({ type, timestamp: receivedAt.toISOString(), revision, replayed, data });
    const response = await fetch(target, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        ...traceHeaders(),
        'content-type': 'application/json',
        ...authorization,
        'webhook-id': eventId,
        'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
        'webhook-signature': signers.map((signer) => signer.sign(eventId, timestamp, body)).join(' '),
      },
      body,
      signal: AbortSignal.any([context.signal, AbortSignal.timeout(timeoutMs)]),
    }).catch((error: unknown) => {
      throw new Error(reasonOf(error, timeoutMs));
    });
    // What it says does not matter, and a body that is cut short must not change the answer.
    await response.body?.cancel().catch(() => {});
    if (!response.ok) throw failureOf(response);
  }

  return { order: forward, job: forward, error: forward };
}

/** `fetch` takes no URL that holds a name and a password; they go as Basic authentication. */
function withoutCredentials(url: string): { target: string; authorization: Record<string, string> } {
  const target = new URL(url);
  const { username, password } = target;
  if (username === '' && password === '') return { target: url, authorization: {} };
  target.username = '';
  target.password = '';
  const credentials = [username, password].map(decoded).join(':');
  return {
    target: target.href,
    authorization: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return part;
  }
}

function failureOf({ status, headers }: Response): Error {
  if (status === 410) return new GiveUpError('FORWARD_URL answered 410: it will not take this event.', status);
  const redirect =
    status >= 300 && status < 400 ? ' Redirects are not followed: set FORWARD_URL to the new address.' : '';
  const reason = `FORWARD_URL answered ${status}.${redirect}`;
  const wait = retryAfterMs(headers.get('retry-after'), Date.now());
  if (wait !== null) return new RetryLaterError(reason, Math.min(wait, MAX_RETRY_AFTER_MS), status);
  return Object.assign(new Error(reason), { status });
}

/** The URL may hold credentials, so a reason never names it. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `FORWARD_URL did not answer within ${timeoutMs / 1000} s.`;
  }
  return 'FORWARD_URL could not be reached.';
}
