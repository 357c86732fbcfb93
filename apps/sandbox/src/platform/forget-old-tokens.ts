/** How many tokens are valid at the same time, so that a script with a fresh token for each call cannot fill the memory. */
export const MOST_TOKENS = 100_000;

/** Tokens are looked through each time there are so many more: once for each would cost more than it saves. */
const LOOK_EVERY = 1_000;

/**
 * Forgets tokens that have expired, and the oldest ones beyond {@link MOST_TOKENS}.
 *
 * To be called after a token was added.
 *
 * @param tokens Tokens and when they expire, in epoch ms; oldest first.
 * @param now Epoch ms.
 */
export function forgetOldTokens(tokens: Map<string, number>, now: number): void {
  if (tokens.size % LOOK_EVERY !== 0) return;
  for (const [token, expiresAt] of tokens) if (expiresAt <= now) tokens.delete(token);
  if (tokens.size < MOST_TOKENS) return;
  for (const token of [...tokens.keys()].slice(0, LOOK_EVERY)) tokens.delete(token);
}
