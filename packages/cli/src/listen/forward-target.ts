import { isPrivate } from '../callback/address-warnings.ts';
import { webhookServerUrls } from '../callback/webhook-server-urls.ts';
import { UsageError } from '../failures/usage-error.ts';

/** The addresses of a receiver on this machine. */
export interface ForwardTarget {
  orders: string;
  errors: string | null;
  jobs: string | null;
}

/**
 * Reads where callbacks go: `4020`, `localhost:4020`, or a URL. Without a path, the paths of the kit's webhook server are
 * meant; with one, it receives orders only.
 */
export function forwardTarget(text: string): ForwardTarget {
  const whole = /^\d+$/.test(text) ? `http://localhost:${text}` : /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new UsageError('must be localhost:PORT or an http URL.');
  // The command promises to stay offline: nothing leaves by mistake for a receiver in production.
  if (!isPrivate(url.hostname)) throw new UsageError('must be on this machine or in its network.');
  if (url.pathname !== '/') return { orders: url.href, errors: null, jobs: null };
  return webhookServerUrls(url.origin);
}
