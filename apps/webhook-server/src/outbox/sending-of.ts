import type { Schema } from '@assessment-kit/contract/webhook-server';
import type { Store } from '../store/store.ts';

/**
 * Whether updates leave, for people and monitors.
 *
 * @throws {StoreUnavailableError}
 */
export async function sendingOf(store: Pick<Store, 'changePace'>): Promise<Schema<'Sending'>> {
  const { hold } = await store.changePace({ kind: 'look' });
  if (hold === null) return { state: 'on', reason: null, message: null, since: null };
  const { reason, message, since } = hold;
  return { state: 'held_back', reason, message, since: new Date(since).toISOString() };
}
