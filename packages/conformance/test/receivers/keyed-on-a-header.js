// A receiver as one might write it with nothing but Node.js. WRONG ON PURPOSE: it tells deliveries apart by `x-request-id`,
// as other platforms ask for. This platform sends no such header, so every repetition is a new order.
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';

const { PORT, DATA_DIR, CALLBACK_API_KEY } = process.env;
const FILE = `${DATA_DIR}/orders.jsonl`;
const MAX_BYTES = 1024 * 1024;

const deliveries = new Map();
if (existsSync(FILE)) {
  for (const line of readFileSync(FILE, 'utf8').trim().split('\n').filter(Boolean)) {
    const { delivery, orderId } = JSON.parse(line);
    deliveries.set(delivery, orderId);
  }
}

function store(delivery, orderId, payload) {
  if (deliveries.has(delivery)) return;
  const file = openSync(FILE, 'a');
  writeSync(file, `${JSON.stringify({ delivery, orderId, payload })}\n`);
  fsyncSync(file);
  closeSync(file);
  deliveries.set(delivery, orderId);
}

function handedOver() {
  const counts = new Map();
  for (const orderId of deliveries.values()) counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
  return [...counts].map(([orderId, count]) => ({ orderId, count }));
}

const digest = (text) => createHash('sha256').update(text).digest();

function isRightKey(key) {
  return typeof key === 'string' && timingSafeEqual(digest(key), digest(CALLBACK_API_KEY));
}

createServer(async (request, response) => {
  const answer = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (request.url === '/handed-over') return answer(200, handedOver());
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
  const payload = new TextDecoder().decode(Buffer.concat(chunks));
  let order;
  try {
    order = JSON.parse(payload)?.assessmentOrder;
  } catch {
    return answer(400, { message: 'The body is not JSON.' });
  }
  if (typeof order?.orderId !== 'string' || order.orderId === '') return answer(400, { message: 'This is no order.' });
  store(request.headers['x-request-id'] ?? randomUUID(), order.orderId, payload);
  answer(200, {});
}).listen(Number(PORT), '127.0.0.1');
