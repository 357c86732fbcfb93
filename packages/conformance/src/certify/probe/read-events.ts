import type { Schema } from '@assessment-kit/contract/webhook-server';
import { getJson, type Reading } from './get-json.ts';

/**
 * The same from the API of the kit's own webhook server: how many events `order.placed` of an order were handed over.
 *
 * @param base Address of the server, without a path.
 * @param since Epoch ms; what came before is not read.
 */
export async function readEvents(
  base: string,
  token: string | null,
  since: number,
  signal: AbortSignal,
): Promise<Reading> {
  const counts = new Map<string, number>();
  let cursor: string | null = null;
  do {
    const url = new URL('/v1/events', base);
    url.searchParams.set('state', 'handed_over');
    url.searchParams.set('limit', '200');
    if (cursor !== null) url.searchParams.set('cursor', cursor);
    const read = await getJson(url.href, token, signal);
    if (!read.ok) return read;
    const page = read.value as Partial<Schema<'EventPage'>> | null;
    if (!Array.isArray(page?.items))
      return { ok: false, problem: 'has to be the address of a webhook server of the kit' };
    for (const { type, orderId } of page.items) {
      if (type === 'order.placed' && orderId !== null) counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
    }
    const oldest = page.items.at(-1);
    cursor = oldest && Date.parse(oldest.receivedAt) >= since ? (page.nextCursor ?? null) : null;
  } while (cursor !== null);
  return { ok: true, counts };
}
