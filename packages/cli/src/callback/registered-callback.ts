import { type Client, RequestRejectedError } from '@assessment-kit/client';
import type { Schema } from '@assessment-kit/contract';

export type Registered = Schema<'RegisteredCallback'>;

/** What is registered, without the key; `null`: nothing is. */
export async function registeredCallback(client: Client, signal: AbortSignal): Promise<Registered | null> {
  try {
    return withoutKeys((await client.getCallback({}, { signal })) ?? {}) as Registered;
  } catch (error) {
    if (error instanceof RequestRejectedError && error.status === 404) return null;
    throw error;
  }
}

/** Whether the platform returns the key is not known (`CB-get`): wherever it is, it is left out. */
function withoutKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKeys);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !/^(x-?)?api-?key$/i.test(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutKeys(inner)]));
}

/** The URLs by the names of their fields; those that are not set are left out. */
export function urlsOf({ callbackDetails }: Registered): Record<string, string> {
  const urls = Object.entries(callbackDetails ?? {}).filter(([, url]) => typeof url === 'string' && url !== '');
  return Object.fromEntries(urls) as Record<string, string>;
}
