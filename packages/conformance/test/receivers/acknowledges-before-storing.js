// A receiver as one might write it with Express, fast because it writes many orders at once. WRONG ON PURPOSE: it answers
// 200 first and stores once it is quiet, so a kill in between loses orders that the platform believes to be safe.
import { timingSafeEqual } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import express from 'express';

const { PORT, DATA_DIR, CALLBACK_API_KEY } = process.env;
const FILE = `${DATA_DIR}/orders.jsonl`;

const stored = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split('\n').filter(Boolean) : [];
const orders = new Map(stored.map((line) => [JSON.parse(line).orderId, JSON.parse(line)]));
let waiting = [];

// All of them at once, as soon as it is quiet for a moment.
let writing;
function writeSoon() {
  clearTimeout(writing);
  writing = setTimeout(() => {
    appendFileSync(FILE, waiting.map((order) => `${JSON.stringify(order)}\n`).join(''));
    waiting = [];
  }, 100);
}

const app = express();
app.disable('x-powered-by');

// What the system behind it was told.
app.get('/handed-over', (_request, response) => {
  const told = [...orders.values()].filter((order) => !waiting.includes(order));
  response.json(told.map(({ orderId }) => ({ orderId, count: 1 })));
});

app.use((request, response, next) => {
  const key = Buffer.from(request.get('x-api-key') ?? '');
  const right = Buffer.from(CALLBACK_API_KEY);
  if (key.length === right.length && timingSafeEqual(key, right)) return next();
  response.status(401).json({ message: 'The key is missing or wrong.' });
});

app.post('/orders', express.json({ limit: '1mb' }), (request, response) => {
  const order = request.body?.assessmentOrder;
  if (typeof order?.orderId !== 'string' || order.orderId === '') {
    return response.status(request.is('application/json') ? 400 : 415).json({ message: 'This is no order.' });
  }
  response.json({});
  if (orders.has(order.orderId)) return;
  const kept = { orderId: order.orderId, candidate: order.assessee?.email };
  orders.set(order.orderId, kept);
  waiting.push(kept);
  writeSoon();
});

app.use((_request, response) => response.status(404).json({ message: 'There is no such path.' }));
app.use((error, _request, response, _next) => response.status(error.status ?? 500).json({ message: 'Refused.' }));

app.listen(Number(PORT), '127.0.0.1');
