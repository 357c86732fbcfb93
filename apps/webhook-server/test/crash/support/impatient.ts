import {
  createWebhookServer,
  type WebhookServer,
  type WebhookServerOptions,
} from '../../../src/create-webhook-server.ts';
import { readSettings } from '../../../src/settings.ts';

/** What a webhook server otherwise waits seconds and minutes for, in ms: the sequence of things is the same. */
const IMPATIENT = {
  backoff: { firstMs: 2, maxMs: 20 },
  leaseMs: 1_000,
} as const satisfies Partial<WebhookServerOptions>;

/** Starts an impatient webhook server in this process. */
export async function startHere(
  environment: Readonly<Record<string, string | undefined>>,
  options: Partial<WebhookServerOptions> = {},
): Promise<WebhookServer> {
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return createWebhookServer({ ...read.settings, ...IMPATIENT, ...options });
}
