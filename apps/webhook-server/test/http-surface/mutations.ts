import fc from 'fast-check';
import { API_KEY, orderCallback } from '../support/running-server.ts';

/** Put into what is sent; no answer may repeat it. */
export const MARK = 'do-not-repeat-me';

/** A request to one of the callbacks, and what must not come of it. */
export interface Mutated {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: Uint8Array;
  /** Whether it has to be refused, whatever else is true of it. */
  refused: boolean;
}

const BODIES: Record<string, object> = {
  '/callbacks/orders': orderCallback('o-1', { jobId: '48151', billingCode: 'engineering', tests: [{ testId: 't-1' }] }),
  '/callbacks/errors': {
    CorrelationId: 'c-1',
    Count: 1,
    Values: [{ Fields: 'f', Code: 'c', Message: 'm' }],
    orderId: 'o-1',
  },
  '/callbacks/jobs': { jobId: 'j-1', title: 'Baker', companyId: 'ACME01', steps: [{ at: '2026-01-13' }] },
};

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    MARK,
    '\u0000',
    '\ud800',
    '😀',
    '__proto__',
    'null',
    '../../etc/passwd',
    "' or 1=1 --",
    'error:x',
  ),
  fc.integer({ min: 200, max: 5_000 }).map((length) => 'x'.repeat(length)),
);
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.constantFrom(null, true, false, 0, -0, 1, -1, 1.5, 1e21, 2 ** 53, [], {}, [[]], [null], { [MARK]: MARK }, [MARK]),
  fc.integer({ min: 150, max: 260 }).map(nested),
  fc.jsonValue({ maxDepth: 3 }),
);

function nested(depth: number): unknown {
  let value: unknown = MARK;
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value };
  return value;
}

/** The places in a body: the path of keys to each value in it. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

type Change = { at: number; how: 'replace' | 'remove' | 'add' | 'rename'; value: unknown; name: string };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(1_000),
  how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'rename'),
  value: oddValue,
  name: text,
});

function applied(body: object, { at, how, value, name }: Change): unknown {
  const places = placesOf(body);
  const path = places[at % places.length] ?? [];
  const copy = { root: structuredClone(body) as unknown };
  let holder = copy as Record<string, unknown>;
  let key = 'root';
  for (const next of path) {
    holder = holder[key] as Record<string, unknown>;
    key = next;
  }
  const own = (target: object, field: string, content: unknown) =>
    Object.defineProperty(target, field, { value: content, enumerable: true, configurable: true, writable: true });
  if (how === 'remove') delete holder[key];
  else if (how === 'rename') {
    own(holder, name, holder[key]);
    delete holder[key];
  } else if (how === 'add' && typeof holder[key] === 'object' && holder[key] !== null)
    own(holder[key] as object, name, value);
  else holder[key] = value;
  return copy.root;
}

/** What is changed in the bytes after the body was written. */
const bytesChange = fc.oneof(
  { weight: 6, arbitrary: fc.constant((bytes: Buffer) => bytes) },
  { weight: 1, arbitrary: fc.nat(1_000).map((at) => (bytes: Buffer) => bytes.subarray(0, at % (bytes.length + 1))) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(10_000), fc.uint8Array({ minLength: 1, maxLength: 4 }))
      .map(([at, more]) => (bytes: Buffer) => {
        const place = at % (bytes.length + 1);
        return Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]);
      }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 255 })).map(([at, bits]) => (bytes: Buffer) => {
      const copy = Buffer.from(bytes);
      if (copy.length > 0) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ bits;
      return copy;
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('\ufeff', `"${MARK}",`, '{"orderId":"a",', '[', '//')
      .map((more) => (bytes: Buffer) => Buffer.concat([Buffer.from(more), bytes])),
  },
);

interface HeaderChange {
  headers?: Record<string, string>;
  method?: string;
  refused: boolean;
}
const RIGHT = { 'content-type': 'application/json', 'x-api-key': API_KEY };
const wrongHeaders: fc.Arbitrary<HeaderChange> = fc.oneof(
  fc
    .constantFrom(
      '',
      `${API_KEY} x`,
      API_KEY.slice(1),
      API_KEY.toUpperCase(),
      `${API_KEY}, ${API_KEY}`,
      MARK,
      '__proto__',
    )
    .map((key) => ({ headers: { ...RIGHT, 'x-api-key': key }, refused: true })),
  fc.constant({ headers: { 'content-type': 'application/json' }, refused: true }),
  fc
    .constantFrom(
      '',
      'text/plain',
      'application/xml',
      'application/jsonp',
      'application',
      `${MARK}/json`,
      '*/*',
      'json',
    )
    .map((type) => ({ headers: { ...RIGHT, 'content-type': type }, refused: true })),
  fc
    .constantFrom('gzip', 'br', 'deflate, gzip', MARK)
    .map((encoding) => ({ headers: { ...RIGHT, 'content-encoding': encoding }, refused: true })),
  fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS').map((method) => ({ method, refused: true })),
  fc
    .constantFrom('application/json; charset=utf-8', 'APPLICATION/JSON', 'application/vnd.x+json', 'text/json;a="b"')
    .map((type) => ({ headers: { ...RIGHT, 'content-type': type }, refused: false })),
  fc
    .tuple(fc.stringMatching(/^x-[a-z]{1,12}$/), fc.stringMatching(/^[ -~]{0,60}$/))
    .map(([name, value]) => ({ headers: { ...RIGHT, [name]: value }, refused: name === 'x-api-key' })),
  fc
    .constantFrom('x-request-id', 'traceparent', 'host', 'origin', 'cookie', 'forwarded', 'authorization')
    .map((name) => {
      return { headers: { ...RIGHT, [name]: MARK }, refused: false };
    }),
);

/** A callback with something changed: in its value, in its bytes, in its headers, or in several of them. */
export const mutated: fc.Arbitrary<Mutated> = fc
  .record({
    path: fc.constantFrom(...Object.keys(BODIES)),
    changes: fc.array(change, { maxLength: 3 }),
    bytes: bytesChange,
    head: fc.oneof(
      { weight: 5, arbitrary: fc.constant<HeaderChange>({ refused: false }) },
      { weight: 2, arbitrary: wrongHeaders },
    ),
  })
  .map(({ path, changes, bytes, head }) => {
    const value = changes.reduce<unknown>(
      (body, each) => (typeof body === 'object' && body !== null ? applied(body, each) : body),
      BODIES[path] ?? {},
    );
    const written = Buffer.from(JSON.stringify(value) ?? '');
    const { headers = RIGHT, method = 'POST', refused } = head;
    return { path, method, headers, body: bytes(written), refused };
  });
