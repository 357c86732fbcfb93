/** A JSON value as text that does not depend on the sequence of its keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/** To look more often would keep those busy who are waited for. */
const MOST_MS = 40;

/** Looks again and again until `wanted` holds; `what` says what was waited for when it never does. */
export async function until(what: string, wanted: () => boolean | Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  for (let wait = 4; !(await wanted()); wait = Math.min(MOST_MS, wait * 1.5)) {
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
