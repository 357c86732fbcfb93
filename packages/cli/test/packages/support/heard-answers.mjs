import { subscribe } from 'node:diagnostics_channel';
import { openSync, writeSync } from 'node:fs';

/**
 * Preloaded into the command line of a test: numbers each request in a header, and writes down in the file HEARD_ANSWERS the
 * numbers of those whose answer has come as a whole. What a server has sent need not have been heard: a machine under load
 * can be later than any time-out.
 */
const file = openSync(process.env.HEARD_ANSWERS, 'a');
const numbers = new WeakMap();
let last = 0;
subscribe('undici:request:create', ({ request }) => {
  last += 1;
  numbers.set(request, `${process.pid}-${last}`);
  request.addHeader('x-request-number', numbers.get(request));
});
subscribe('undici:request:trailers', ({ request }) => {
  writeSync(file, `${numbers.get(request)}\n`);
});
