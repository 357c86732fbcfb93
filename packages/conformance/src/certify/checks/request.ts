import { gzipSync } from 'node:zlib';
import type { Bench, Sending } from '../bench.ts';
import type { ChecksOf } from '../check.ts';
import { judge, REFUSED, SURVIVED, TAKEN, type Try } from '../outcome.ts';
import type { requestRules } from '../rules/request.ts';

export const requestChecks = {
  async 'request.other-methods-refused'({ bench }) {
    const methods = ['PUT', 'PATCH', 'DELETE'];
    return judge(
      await tryOrders(
        bench,
        methods.map((method) => [method, { method, bad: true }]),
      ),
      REFUSED,
    );
  },

  async 'request.reading-is-harmless'({ bench }) {
    const tries = ['GET', 'HEAD', 'OPTIONS'].map(async (method) => {
      const exchange = await bench.send({ method, headers: { 'content-type': null } });
      return { what: method, exchange };
    });
    return judge(await Promise.all(tries), SURVIVED);
  },

  async 'request.other-formats-refused'({ bench }) {
    const bodies: [type: string, body: string][] = [
      ['application/xml', '<assessmentOrder><orderId>ak-cert-xml</orderId></assessmentOrder>'],
      ['application/x-www-form-urlencoded', 'orderId=ak-cert-form&companyId=AKCERT'],
      ['text/plain', 'an order, please'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\ncontent-disposition: form-data; name="orderId"\r\n\r\nak-cert-part\r\n--x--\r\n',
      ],
    ];
    const tries = bodies.map(async ([type, body]) => {
      const exchange = await bench.send({ headers: { 'content-type': type }, body, bad: true });
      return { what: type, exchange };
    });
    return judge(await Promise.all(tries), REFUSED);
  },

  async 'request.mislabelled-json-refused'({ bench }) {
    const types = ['text/plain', 'application/octet-stream', 'application/xml', null];
    return judge(
      await tryOrders(
        bench,
        types.map((type) => [type ?? 'no Content-Type', { headers: { 'content-type': type }, bad: true }]),
      ),
      REFUSED,
    );
  },

  async 'request.json-type-spellings'({ bench }) {
    const types = ['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'Application/JSON'];
    return judge(
      await tryOrders(
        bench,
        types.map((type) => [type, { headers: { 'content-type': type } }]),
      ),
      TAKEN,
    );
  },

  async 'request.json-spellings'({ bench }) {
    const spelled: [string, (order: object) => string][] = [
      ['with blanks and line ends', (order) => `\r\n\t${JSON.stringify(order, null, 4).replaceAll('\n', '\r\n')}\r\n `],
      ['with every letter escaped', (order) => escapeLetters(JSON.stringify(order))],
      ['with the fields the other way round', (order) => JSON.stringify(reversed(order))],
    ];
    const tries = spelled.map(async ([what, spell]) => {
      const order = bench.order();
      return { what, exchange: await bench.sendOrder(order, { body: spell(order) }) };
    });
    return judge(await Promise.all(tries), TAKEN);
  },

  async 'request.chunked'({ bench }) {
    return judge(await tryOrders(bench, [['in chunks', { chunked: true, note: 'the body in chunks' }]]), TAKEN);
  },

  async 'request.expect-continue'({ bench }) {
    return judge(await tryOrders(bench, [['Expect: 100-continue', { headers: { expect: '100-continue' } }]]), TAKEN);
  },

  async 'request.connection-close'({ bench }) {
    return judge(await tryOrders(bench, [['Connection: close', { headers: { connection: 'close' } }]]), TAKEN);
  },

  async 'request.unknown-headers'({ bench }) {
    const headers = {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      forwarded: 'for=192.0.2.60;proto=https;by=203.0.113.43',
      'x-forwarded-for': '192.0.2.60, 203.0.113.43',
      'x-request-id': 'ak-cert-request',
      via: '1.1 proxy.example',
      'accept-language': 'en-US,en;q=0.9',
      cookie: `session=${'c'.repeat(2_000)}`,
      'x-something-new': 'v'.repeat(2_000),
    };
    return judge(await tryOrders(bench, [['headers of proxies and tracing, 4 KB', { headers }]]), TAKEN);
  },

  async 'request.compressed'({ bench }) {
    const order = bench.order();
    const gzipped = { headers: { 'content-encoding': 'gzip' }, body: gzipSync(JSON.stringify(order)) };
    const broken = { headers: { 'content-encoding': 'gzip' }, body: Buffer.from('no gzip at all') };
    const exchanges = await Promise.all([bench.sendOrder(order, gzipped), bench.send(broken)]);
    return judge(
      exchanges.map((exchange, at) => ({ what: ['gzip', 'said to be gzip'][at] ?? '', exchange })),
      SURVIVED,
    );
  },

  async 'request.byte-order-mark'({ bench }) {
    const order = bench.order();
    const exchange = await bench.sendOrder(order, { body: `\ufeff${JSON.stringify(order)}` });
    return judge([{ what: 'a byte order mark', exchange }], TAKEN);
  },
} satisfies ChecksOf<typeof requestRules>;

/** An ordinary order for each, but for what is given. */
function tryOrders(bench: Bench, sendings: readonly (readonly [string, Sending])[]): Promise<Try[]> {
  return Promise.all(
    sendings.map(async ([what, sending]) => ({ what, exchange: await bench.sendOrder(undefined, sending) })),
  );
}

/** Every letter inside the texts as `\uXXXX`. */
function escapeLetters(json: string): string {
  return json.replace(/"[^"\\]*"/g, (text) =>
    text.replace(/[A-Za-z]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}
