const FIRST_MS = 500;
const LONGEST_MS = 8_000;
/**
 * Longer than this the platform's wish to wait is not believed, in ms.
 *
 * ```ts
 * const waitMs = Math.min(Number(response.headers.get('retry-after')) * 1_000, LONGEST_ASKED_MS);
 * ```
 */
export const LONGEST_ASKED_MS = 60_000;

/**
 * How long to wait before a repeat, in ms: 0.5 s, doubled up to 8 s, of which chance takes up to a half, so that many
 * clients do not come back at the same moment. Not less than the platform asked for, which counts up to 60 s.
 *
 * ```ts
 * const waitMs = waitBeforeRetry(1, null, Math.random()); // 250 to 500
 * ```
 *
 * @param retry 1 for the first repeat.
 * @param askedMs What `Retry-After` asked for; `null` when it did not.
 * @param random From 0 to 1.
 */
export function waitBeforeRetry(retry: number, askedMs: number | null, random: number): number {
  const longest = Math.min(FIRST_MS * 2 ** (retry - 1), LONGEST_MS);
  return Math.max(longest * (1 - random / 2), Math.min(askedMs ?? 0, LONGEST_ASKED_MS));
}
