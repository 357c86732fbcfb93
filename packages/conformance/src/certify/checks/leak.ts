import type { Logged } from '../bench.ts';
import type { CheckContext, ChecksOf } from '../check.ts';
import { failUnless, type Outcome } from '../outcome.ts';
import type { leakRules } from '../rules/leak.ts';
import type { ReceivedResponse } from '../wire/exchange.ts';

/** What only the inside of a server looks like: stacks, databases, paths. */
const INTERNALS: readonly RegExp[] = [
  /^\s*at .+[:(]\d+(:\d+)?\)?\s*$/m,
  /\bat (async )?[\w.<>$]+ \((file:|node:|\/|[A-Z]:\\)/,
  /Traceback \(most recent call last\)/,
  /File "[^"]+", line \d+/,
  /\.(java|kt|scala|cs|go|rb|php|py):\d+/,
  /\b(SQLSTATE|SQLITE_[A-Z]+|ORA-\d{5}|ER_[A-Z]+_[A-Z]+|PG::\w+)\b/,
  /syntax error at or near|duplicate key value violates|UNIQUE constraint failed|Duplicate entry/i,
  /\b(INSERT INTO|SELECT .+ FROM|UPDATE \w+ SET)\b/,
  /(^|[\s"'(])\/(home|usr|var|opt|srv|app|root|tmp)\/[\w.-]+/m,
  /[A-Z]:\\\\?(Users|Windows|inetpub|Program Files)/,
  /node_modules|site-packages|vendor\/bundle/,
];

export const leakChecks = {
  'leak.personal-data': (context) =>
    noRefusalHolds(context, (bench) => [bench.orders.personalMark], 'no name and no address'),
  async 'leak.keys'(context) {
    const { bench } = context;
    const keys = [bench.orders.keyMark, bench.settings.key];
    return nothingHolds(
      context,
      () => true,
      (text) => keys.some((key) => text.includes(key.toLowerCase())),
      'no key',
    );
  },
  'leak.headers': (context) =>
    noRefusalHolds(context, (bench) => [bench.orders.headerMark], 'nothing of headers and query'),
  'leak.internals': (context) =>
    nothingHolds(
      context,
      () => true,
      (_, raw) => INTERNALS.some((pattern) => pattern.test(raw)),
      'no stack, query or path',
    ),
  'leak.versions': (context) =>
    nothingHolds(
      context,
      ({ headers }) =>
        headers['x-powered-by'] !== undefined ||
        headers['x-aspnet-version'] !== undefined ||
        /\d/.test(headers['server'] ?? ''),
      () => true,
      'no X-Powered-By, and no version in Server',
    ),
} satisfies ChecksOf<typeof leakRules>;

function noRefusalHolds(
  context: CheckContext,
  marks: (bench: CheckContext['bench']) => string[],
  expected: string,
): Promise<Outcome> {
  const sought = marks(context.bench).map((mark) => mark.toLowerCase());
  return nothingHolds(
    context,
    ({ status }) => status >= 400,
    (text) => sought.some((mark) => text.includes(mark)),
    expected,
  );
}

/** @param isFound Gets headers and body in lower case, and the body as it is. */
async function nothingHolds(
  { bench, provoked }: CheckContext,
  fits: (response: ReceivedResponse) => boolean,
  isFound: (text: string, raw: string) => boolean,
  expected: string,
): Promise<Outcome> {
  await provoked();
  const found = bench.log.filter(({ exchange: { response } }) => {
    if (!response || !fits(response)) return false;
    const text = `${Object.values(response.headers).join('\n')}\n${response.body}`.toLowerCase();
    return isFound(text, response.body);
  });
  return failUnless(found.map(tryOf), expected, found.length);
}

function tryOf({ exchange }: Logged) {
  const { request } = exchange;
  return {
    what: `${request.method} ${request.body === null ? 'without a body' : `with ${request.body.length} bytes`}`,
    exchange,
  };
}
