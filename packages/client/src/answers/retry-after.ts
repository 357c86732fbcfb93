/**
 * `Retry-After` as seconds or as a date, in ms from `now` (epoch ms); `null` when absent or unreadable.
 *
 * ```ts
 * const waitMs = retryAfterMs(response.headers.get('retry-after'), Date.now()) ?? 1_000;
 * ```
 *
 * @param header The value of `Retry-After`; `null` when there is none.
 * @param now Epoch ms.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? null : Math.max(wait, 0);
}
