// A receiver as one might write it from the sample of the page. WRONG ON PURPOSE: it takes exactly the fields and forms of
// one order that it has seen, and refuses everything else that is legal.
import { createHash, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';

const { PORT, DATA_DIR, CALLBACK_API_KEY } = process.env;
const FILE = `${DATA_DIR}/orders.jsonl`;
const MAX_BYTES = 1024 * 1024;

const text = (value) => typeof value === 'string' && value.length > 0 && value.length <= 100;
const name = (value) => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9 .-]{1,49}$/.test(value);
const email = (value) => typeof value === 'string' && /^\S+@\S+\.\S+$/.test(value);
const exactly = (fields) => (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).every((field) => Object.hasOwn(fields, field)) &&
  Object.entries(fields).every(([field, isValid]) => isValid(value[field]));

const isOrder = exactly({
  orderId: (value) => typeof value === 'string' && /^[\w-]{1,40}$/.test(value),
  packageId: text,
  tests: (value) => Array.isArray(value),
  jobId: text,
  companyId: text,
  billingCode: text,
  location: text,
  requester: exactly({
    firstName: name,
    lastName: name,
    email,
    certificationDateTime: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  }),
  assessee: exactly({
    title: text,
    firstName: name,
    middleName: name,
    lastName: name,
    email,
    mobile: text,
    location: text,
  }),
});
const isCallback = exactly({ assessmentOrder: isOrder });

const known = new Set(
  existsSync(FILE)
    ? readFileSync(FILE, 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).orderId)
    : [],
);

function store(order) {
  if (known.has(order.orderId)) return;
  const file = openSync(FILE, 'a');
  writeSync(file, `${JSON.stringify(order)}\n`);
  fsyncSync(file);
  closeSync(file);
  known.add(order.orderId);
}

const digest = (value) => createHash('sha256').update(value).digest();

function isRightKey(key) {
  return typeof key === 'string' && timingSafeEqual(digest(key), digest(CALLBACK_API_KEY));
}

createServer(async (request, response) => {
  const answer = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (request.url === '/handed-over')
    return answer(
      200,
      [...known].map((orderId) => ({ orderId, count: 1 })),
    );
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
    }
  } catch {
    return;
  }
  if (!isRightKey(request.headers['x-api-key'])) return answer(401, { message: 'The key is missing or wrong.' });
  if (request.method !== 'POST') return answer(405, { message: 'Send it by POST.' });
  if (size > MAX_BYTES) return answer(413, { message: 'The body is too large.' });
  const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (type !== 'application/json' || request.headers['content-encoding']) return answer(415, { message: 'Send JSON.' });
  let body;
  try {
    body = JSON.parse(new TextDecoder().decode(Buffer.concat(chunks)));
  } catch {
    return answer(400, { message: 'The body is not JSON.' });
  }
  if (!isCallback(body)) return answer(400, { message: 'The order is not as it should be.' });
  store(body.assessmentOrder);
  answer(200, {});
}).listen(Number(PORT), '127.0.0.1');
