import { defineRules } from '../rule.ts';

/** What is and is not a callback, by method, headers and form. */
export const requestRules = defineRules('Request', {
  'request.other-methods-refused': {
    title: 'Orders come by POST only; PUT, PATCH and DELETE are refused.',
    why: 'The platform sends callbacks by POST. What takes everything hides mistakes until they matter.',
    severity: 'must',
    source: { page: ['S2'], confidence: 'certain' },
    fix: 'Bind the handler to POST and answer 405 with `Allow: POST` otherwise.',
  },
  'request.reading-is-harmless': {
    title: 'GET, HEAD and OPTIONS are answered without an error of the server.',
    why: 'Browsers, scanners and monitors send them to every address. A failure on each of them hides real ones.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Answer 405 (or 404) for methods that have no handler.',
  },
  'request.other-formats-refused': {
    title: 'XML, forms and plain text are refused.',
    why: 'Callbacks are JSON. 200 may be said only for what is kept as an order, and these are none.',
    severity: 'must',
    source: { page: ['S2', 'CB-old'], confidence: 'certain' },
    fix: 'Answer 415 for every media type but JSON.',
  },
  'request.mislabelled-json-refused': {
    title: 'JSON that is labelled as something else is refused.',
    why: 'A page in a browser can send `text/plain` to any address without asking. The media type is a cheap second door.',
    severity: 'should',
    source: { page: ['S2', 'practice'], confidence: 'inferred' },
    fix: 'Answer 415 unless Content-Type is `application/json`, with whatever parameters.',
  },
  'request.json-type-spellings': {
    title: '`application/json` is taken in every spelling.',
    why: 'Media types have no case and may carry parameters: `application/json; charset=utf-8` is what many libraries send.',
    severity: 'must',
    source: { page: ['RFC 9110'], confidence: 'certain' },
    fix: "Compare the part before `;` without case, or use your framework's way.",
  },
  'request.json-spellings': {
    title: 'The same JSON is taken however it is written.',
    why: 'Blanks, sequence of the fields and `\\u` escapes mean nothing in JSON.',
    severity: 'must',
    source: { page: ['RFC 8259'], confidence: 'certain' },
    fix: 'Parse with a JSON parser; never look for text in the body.',
  },
  'request.chunked': {
    title: 'A body in chunks is taken.',
    why: 'A sender or a proxy may send a body without its length; HTTP/1.1 demands that everyone can read that.',
    severity: 'must',
    source: { page: ['RFC 9112'], confidence: 'certain' },
    fix: "Read the body by your framework's way, not by Content-Length.",
  },
  'request.expect-continue': {
    title: 'A sender that waits for `100 Continue` is served.',
    why: "The platform's other webhooks are sent with `Expect: 100-continue`.",
    severity: 'should',
    source: { page: ['WH'], confidence: 'inferred' },
    fix: 'Let the server answer `100 Continue`; most do by themselves. Look at proxies in front.',
  },
  'request.connection-close': {
    title: 'A sender that closes after each request is served.',
    why: "The platform's other webhooks are sent with `Connection: close`.",
    severity: 'should',
    source: { page: ['WH'], confidence: 'inferred' },
    fix: 'Do not depend on connections that stay open.',
  },
  'request.unknown-headers': {
    title: 'Headers that nobody knows are ignored.',
    why: 'Proxies, tracing and load balancers add headers, some of them long.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Allow at least 8 KiB of headers, and read only those you need.',
  },
  'request.compressed': {
    title: 'A compressed body is understood or refused, but breaks nothing.',
    why: 'Nobody says that the platform compresses. If it ever does, the answer has to be clear.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Decompress, or answer 415 when there is a Content-Encoding.',
  },
  'request.byte-order-mark': {
    title: 'A body that begins with a byte order mark is taken.',
    why: 'Some senders write one. JSON forbids it and allows readers to ignore it; whether the platform sends one is not known.',
    severity: 'info',
    source: { page: ['RFC 8259'], confidence: 'unknown' },
    fix: 'Drop the bytes EF BB BF at the beginning before parsing.',
  },
});
