const EVERY_MS = 20;
const TIMEOUT_MS = 30_000;

/**
 * Asks again and again until there is an answer.
 *
 * @param what What is waited for, for the error.
 * @throws {Error} after 30 s.
 */
export async function until<Value>(what: string, ask: () => Promise<Value | null>): Promise<Value> {
  const end = performance.now() + TIMEOUT_MS;
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    if (performance.now() > end) throw new Error(`Waited ${TIMEOUT_MS / 1000} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
