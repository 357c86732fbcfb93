import { type Client, createClient } from '@assessment-kit/client';
import { isPrivate } from '../callback/address-warnings.ts';
import type { Connection } from '../credentials/find-connection.ts';
import type { Output } from '../output/output.ts';
import type { GlobalOptions } from '../program/global-options.ts';

/**
 * A client of the platform, as the global options want it. With `--verbose` each request is told on stderr: operation,
 * status and time, no body, no query and no header. What the platform would refuse is refused before it is sent.
 */
export async function connect(
  { baseUrl, clientId, clientSecret }: Connection,
  output: Output,
  globals: GlobalOptions,
): Promise<Client> {
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === 'http:' && !isPrivate(hostname)) {
    output.warn(`${hostname} is called by http: the secret and all data travel in the clear. Use its https address.`);
  }
  // The validators are loaded only by a command that calls the platform.
  const { preflight } = await import('@assessment-kit/client/preflight');
  return createClient({
    baseUrl,
    clientId,
    clientSecret,
    testMode: globals.testMode,
    preflight: preflight(),
    ...(globals.retries === undefined ? {} : { maxRetries: globals.retries }),
    ...(globals.timeout === undefined ? {} : { timeoutMs: globals.timeout * 1000 }),
    hooks: {
      onResponse({ operation, attempt, status, durationMs }) {
        if (!globals.verbose) return;
        const tried = attempt > 1 ? `, attempt ${attempt}` : '';
        output.note(`${operation}: ${status ?? 'no answer'} in ${Math.round(durationMs)} ms${tried}`);
      },
      onRetry({ operation, waitMs, failure }) {
        const why = failure.status === null ? 'no answer' : `answered with ${failure.status}`;
        output.note(`${operation}: ${why}; again in ${(waitMs / 1000).toFixed(1)} s`);
      },
    },
  });
}
