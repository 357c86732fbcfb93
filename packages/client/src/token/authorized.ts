import type { TokenSource } from './token-source.ts';

/** Whether a request is under way that may act. While a token is fetched, and after a 401, none is. */
export interface Progress {
  sent: boolean;
}

/**
 * Sends a request with the token. A 401 drops the token, if it is still the one that was used, and the request is sent once
 * more with a fresh one: a 401 means that the platform did not act on it.
 *
 * @param send Is given the value of `Authorization`; may be called twice.
 */
export async function authorized(
  tokens: TokenSource,
  signal: AbortSignal,
  progress: Progress,
  send: (authorization: string) => Promise<Response>,
): Promise<Response> {
  for (let again = false; ; again = true) {
    const token = tokens.get();
    // Most calls have nothing to wait for: each wait would cost them as much as the URL does.
    const authorization = typeof token === 'string' ? token : await unlessAborted(signal, token);
    progress.sent = true;
    const response = await send(authorization);
    if (response.status !== 401) return response;
    progress.sent = false;
    if (again) return response;
    tokens.drop(authorization);
    await response.body?.cancel();
  }
}

/** Waits for a token that others may share, and stops waiting when this call is aborted. */
function unlessAborted(signal: AbortSignal, token: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    token.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
