const NAME = /^[\w.]{1,60}$/;
const DEPTH = 4;

/**
 * What a runtime or a `fetch` of one's own threw, as far as it can be kept: names and codes. Messages and other properties
 * stay behind, because a request with its token may be among them.
 */
export function safeCause(error: unknown, depth = 0): Error | undefined {
  if (depth === DEPTH || typeof error !== 'object' || error === null) return undefined;
  const { name, code, cause, errors } = error as Record<string, unknown>;
  const inner = safeCause(Array.isArray(errors) ? errors[0] : cause, depth + 1);
  const safe = new Error(isName(code) ? code : isName(name) ? name : 'Error', inner && { cause: inner });
  if (isName(name)) safe.name = name;
  // A stack begins with the message, and this one would tell where the copy was made.
  delete safe.stack;
  return isName(code) ? Object.assign(safe, { code }) : safe;
}

/** The code that a runtime gives, one or two levels down; `null` when there is none. */
export function codeOf(cause: Error | undefined): string | null {
  for (let at: unknown = cause; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value);
}
