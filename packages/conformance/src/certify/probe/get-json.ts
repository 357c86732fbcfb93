export type Reading = { ok: true; counts: ReadonlyMap<string, number> } | { ok: false; problem: string };

const TIMEOUT_MS = 10_000;

/** Reads JSON, with a bearer token if there is one. */
export async function getJson(
  url: string,
  token: string | null,
  signal: AbortSignal,
): Promise<{ ok: true; value: unknown } | { ok: false; problem: string }> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (response.status !== 200) return { ok: false, problem: `answered ${response.status}` };
    return { ok: true, value: await response.json() };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, problem: 'did not answer JSON' };
    return { ok: false, problem: 'could not be reached' };
  }
}
