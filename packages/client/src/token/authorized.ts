import type { TokenSource } from './token-source.ts';

/**
 * Sends a request with the token. A 401 drops the token, if it is still the one that was used, and the request is sent once
 * more with a fresh one: a 401 means that the platform did not act on it.
 *
 * @param send Is given the token; may be called twice.
 */
export async function authorized(
  tokens: TokenSource,
  signal: AbortSignal,
  send: (token: string) => Promise<Response>,
): Promise<Response> {
  const token = await unlessAborted(signal, tokens.get());
  const response = await send(token);
  if (response.status !== 401) return response;
  tokens.drop(token);
  const fresh = await unlessAborted(signal, tokens.get());
  await response.body?.cancel();
  return send(fresh);
}

/** Waits for a token that others may share, and stops waiting when this call is aborted. */
async function unlessAborted(signal: AbortSignal, token: string | Promise<string>): Promise<string> {
  signal.throwIfAborted();
  if (typeof token === 'string') return token;
  let stop = () => {};
  const end = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([token, end]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
