import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Answer, Fault, Got, Kept, Order } from './got.ts';

export const RIGHT_KEY = 'the-right-Key-0123456789';

export interface TestReceiver {
  /** Address of the callbacks, without the last part. */
  base: string;
  kept: Kept;
  /** As a kill -9 does, and a new start: what was not stored is gone. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

const MAX_BYTES = 1024 * 1024;
const HAND_OVER_MS = 5;

/** A receiver that keeps every rule, but for its fault. Its probe is `/probe`. */
export async function startReceiver(fault: Fault = {}, tls?: { key: string; cert: string }): Promise<TestReceiver> {
  const kept: Kept = {
    stored: new Map(),
    handedOver: new Map(),
    memory: new Set(),
    unwritten: new Set(),
    kills: 0,
    requests: 0,
    atOnce: 0,
    connections: 0,
  };
  let server = await listen(fault, kept, 0, tls);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    base: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    kept,
    async restart() {
      for (const timer of kept.unwritten) clearTimeout(timer);
      kept.unwritten.clear();
      kept.memory.clear();
      kept.kills += 1;
      await stop();
      server = await listen(fault, kept, port, tls);
    },
    close: stop,
  };
}

async function listen(fault: Fault, kept: Kept, port: number, tls?: { key: string; cert: string }): Promise<Server> {
  const served = new WeakMap<Socket, number>();
  const take = (request: IncomingMessage, response: ServerResponse) => {
    const ofConnection = (served.get(request.socket) ?? 0) + 1;
    served.set(request.socket, ofConnection);
    void serve(request, response, ofConnection, fault, kept);
  };
  const server = tls ? createTlsServer(tls, take) : createServer(take);
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (fault.refusesContinue) return response.writeHead(417).end();
    response.writeContinue();
    return take(request, response);
  });
  server.maxConnections = fault.maxConnections ?? 1_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  ofConnection: number,
  fault: Fault,
  kept: Kept,
) {
  const url = new URL(request.url ?? '/', 'http://receiver');
  if (url.pathname === '/probe') {
    const list = [...kept.handedOver].map(([orderId, count]) => ({ orderId, count }));
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(list));
  }
  let left = false;
  response.on('close', () => {
    left = !response.writableEnded;
  });
  const startedAt = performance.now();
  const raw = await readBody(request, fault);
  if (typeof raw === 'string') return fault.brokenOff?.(raw, kept);
  const got: Got = {
    method: request.method ?? '',
    callback: url.pathname.slice(1),
    query: url.search,
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    raw: raw ?? Buffer.alloc(0),
    bodyMs: performance.now() - startedAt,
    ofConnection,
    left: () => left,
  };
  kept.requests += 1;
  kept.atOnce += 1;
  const answer = raw === null ? refusal(413, 'The body is too large.') : await answerTo(got, fault, kept);
  kept.atOnce -= 1;
  const { status, body, headers = {} } = fault.last?.(answer, got) ?? answer;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { ...(text ? { 'content-type': 'application/json' } : {}), ...headers }).end(text);
}

/** `null`: too large; a text: what came before the sender broke off. */
async function readBody(request: IncomingMessage, fault: Fault): Promise<Buffer | string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= MAX_BYTES || fault.anySize) chunks.push(chunk);
    }
  } catch {
    return Buffer.concat(chunks).toString();
  }
  return size > MAX_BYTES && !fault.anySize ? null : Buffer.concat(chunks);
}

async function answerTo(got: Got, fault: Fault, kept: Kept): Promise<Answer> {
  const early = await fault.first?.(got, kept);
  if (early) return early;
  const fits = fault.keyFits?.(got, RIGHT_KEY, kept) ?? got.headers['x-api-key'] === RIGHT_KEY;
  if (!fits) return refusal(401, 'The key is missing or wrong.');
  if (got.method !== 'POST' && !(fault.anyMethod && got.method === 'PUT')) return refusal(405, 'Send it by POST.');
  const type = (got.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const onBody = fault.onBody?.(got, kept);
  if (onBody) return onBody;
  if (type !== 'application/json' && !fault.anyMediaType) return refusal(415, 'Send JSON.');
  let body: unknown;
  try {
    const bytes = got.headers['content-encoding'] === 'gzip' ? gunzipSync(got.raw) : got.raw;
    body = JSON.parse(bytes.toString().replace(/^\ufeff/, ''));
  } catch (error) {
    return fault.notJson?.(got, error as Error) ?? refusal(400, 'The body is not JSON.');
  }
  if (got.callback !== 'orders') {
    return fault.onOther?.(body as Record<string, unknown>, got, kept) ?? { status: 200, body: {} };
  }
  return takeOrder((body as { assessmentOrder?: Order } | null)?.assessmentOrder, got, fault, kept);
}

async function takeOrder(order: Order | undefined, got: Got, fault: Fault, kept: Kept): Promise<Answer> {
  const isOrder =
    typeof order === 'object' && order !== null && typeof order.orderId === 'string' && order.orderId !== '';
  if (!isOrder && !fault.anyOrder) return refusal(400, 'assessmentOrder.orderId is missing.');
  const answer = await fault.onOrder?.(order ?? ({} as Order), got, kept);
  if (answer) return answer;
  if (!order) return { status: 200 };
  if (fault.store) await fault.store(order, kept, got);
  else storeOnce(order, fault.identity?.(order, got) ?? order.orderId, kept);
  return { status: 200, body: {} };
}

/** What a right receiver does: on disk first, handed over once. */
export function storeOnce(order: Order, identity: string, kept: Kept): void {
  if (kept.stored.has(identity)) return;
  kept.stored.set(identity, order.orderId);
  setTimeout(() => handOver(order, kept), HAND_OVER_MS);
}

export function handOver({ orderId }: Order, { handedOver }: Kept): void {
  handedOver.set(orderId, (handedOver.get(orderId) ?? 0) + 1);
}

export function refusal(status: number, message: string): Answer {
  return { status, body: { message } };
}
