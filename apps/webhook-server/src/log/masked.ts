/** Names of values that are never logged, in small letters and digits only. */
const SECRETS = new Set([
  'authorization',
  'apikey',
  'xapikey',
  'clientsecret',
  'accesstoken',
  'operatortoken',
  'metricstoken',
  'forwardsecret',
  'callbackapikeys',
  'datakeys',
  'databaseurl',
  'password',
  'secret',
  'token',
  'cookie',
]);

/** Deeper than this nothing is logged. */
const MOST_DEPTH = 5;

/**
 * A net under those who log an object that holds a secret or an error: secrets are masked by their names, and of an error
 * only name, code and places remain, wherever in the object they are. By hand, because pino's own copies every line.
 */
export function masked(line: Record<string, unknown>): Record<string, unknown> {
  let safe = line;
  for (const name in line) {
    const value = line[name];
    const instead = isSecret(name) ? '***' : safeValue(value, 1);
    if (instead === value) continue;
    if (safe === line) safe = { ...line };
    safe[name] = instead;
  }
  return safe;
}

/** The value itself where nothing has to be left out. */
function safeValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return errorFacts(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return value;
  if (depth > MOST_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((each) => safeValue(each, depth + 1));
  const entries = Object.entries(value).map(([name, held]) => [
    name,
    isSecret(name) ? '***' : safeValue(held, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

const known = new Map<string, boolean>();

function isSecret(name: string): boolean {
  const found = known.get(name);
  if (found !== undefined) return found;
  const secret = SECRETS.has(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (known.size < 1_000) known.set(name, secret);
  return secret;
}

/** Of an error name, code and stack of this program: its message may repeat what was sent. */
export function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && isWord(error.code) ? { code: error.code } : {};
  // The stack begins with the message, whose lines may look like places, too.
  const frames = (error.stack ?? '').replace(error.message, '').split('\n');
  const stack = frames.filter((line) => /^\s+at /.test(line)).slice(0, 8);
  const cause = error.cause instanceof Error ? { cause: errorFacts(error.cause) } : {};
  return {
    name: isWord(error.name) ? error.name : 'Error',
    ...code,
    stack: stack.map((line) => line.trim()),
    ...cause,
  };
}

/** Names and codes of errors are words; anything else may be a sentence about someone. */
function isWord(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z][\w]{0,60}$|^\d{1,5}[A-Z]?\d{0,4}$/.test(text);
}
