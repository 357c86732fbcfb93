import type { TokenSource } from './token-source.ts';

/**
 * A `fetch` that adds the token. A 401 drops the token, if it is still the one that was used, and the call is repeated
 * once with a fresh one: a 401 means that the platform did not act on it.
 */
export function authorizedFetch(
  fetch: (request: Request) => Promise<Response>,
  tokens: TokenSource,
): (request: Request) => Promise<Response> {
  const send = async (request: Request, token: string) => {
    request.headers.set('authorization', `Bearer ${token}`);
    return fetch(request);
  };
  return async (request) => {
    // A body can be read once only, so the copy is made before; without one there is nothing to read.
    const again = request.body === null ? request : request.clone();
    const token = await aborted(request.signal, tokens.get());
    const response = await send(request, token);
    if (response.status !== 401) return response;
    tokens.drop(token);
    const fresh = await aborted(request.signal, tokens.get());
    await response.body?.cancel();
    return send(again, fresh);
  };
}

/** Waits for a token that others may share, and stops waiting when this call is aborted. */
async function aborted<Value>(signal: AbortSignal, value: Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  let stop = () => {};
  const end = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([value, end]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
