import { getJson, type Reading } from './get-json.ts';

/**
 * The kit's probe contract: `GET` answers 200 and a JSON list of `{ "orderId": "…", "count": 1 }`: how often the system
 * behind the receiver was told of an order as a new one. Orders that are left out count as 0; others may be in it too.
 */
export async function readList(url: string, token: string | null, signal: AbortSignal): Promise<Reading> {
  const read = await getJson(url, token, signal);
  if (!read.ok) return read;
  if (!Array.isArray(read.value)) return { ok: false, problem: `has to answer ${CONTRACT}` };
  const counts = new Map<string, number>();
  for (const entry of read.value as unknown[]) {
    if (!isEntry(entry)) return { ok: false, problem: `has to answer ${CONTRACT}` };
    counts.set(entry.orderId, (counts.get(entry.orderId) ?? 0) + entry.count);
  }
  return { ok: true, counts };
}

const CONTRACT = 'a JSON list of {"orderId": text, "count": whole number}';

function isEntry(entry: unknown): entry is { orderId: string; count: number } {
  if (typeof entry !== 'object' || entry === null) return false;
  const { orderId, count } = entry as Record<string, unknown>;
  return typeof orderId === 'string' && Number.isInteger(count) && (count as number) >= 0;
}
