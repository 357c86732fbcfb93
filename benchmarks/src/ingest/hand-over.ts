import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHistogram } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { number, type Report, table } from '../report.ts';
import type { Databases, Engine } from './databases.ts';
import { orderCallbacks, orderId } from './order-callback.ts';
import { LABELS, startOn } from './receivers.ts';
import type { Sizes } from './sizes.ts';

const MOST_P50_MS = 50;
const WARM_UPS = 10;
/** So that the server has nothing to do when the next order comes, in ms. */
const PAUSE_MS = 20;

/** From sending an order to its arrival at the partner's system, in a server that has nothing else to do. */
export async function handOverLatency(engines: readonly Engine[], databases: Databases, sizes: Sizes): Promise<Report> {
  const rows: string[][] = [];
  const promises = [];
  for (const engine of engines) {
    const microseconds = await measure(engine, databases, sizes.handOvers);
    const [p50, p99] = [50, 99].map((percentile) => microseconds.percentile(percentile) / 1000) as [number, number];
    rows.push([LABELS[engine], number(p50, 1), number(p99, 1)]);
    promises.push({
      promise: `${LABELS[engine]}: an order is with the partner's system after less than ${MOST_P50_MS} ms (p50, idle)`,
      measured: `${number(p50, 1)} ms`,
      reached: p50 < MOST_P50_MS,
    });
  }
  return { text: table([['from the platform to the partner', 'p50 ms', 'p99 ms'], ...rows]), promises };
}

async function measure(engine: Engine, databases: Databases, orders: number) {
  const partner = await startPartner();
  const forward = { FORWARD_URL: partner.url, FORWARD_SECRET: `whsec_${btoa('b'.repeat(32))}` };
  const server = await startOn(await databases.make(engine), forward);
  const microseconds = createHistogram();
  const request = orderCallbacks(engine);
  try {
    for (let index = 0; index < WARM_UPS + orders; index += 1) {
      const { method, path, headers, body = '' } = request(index);
      const arrived = partner.arrival(orderId(engine, index));
      const sentAt = performance.now();
      const response = await fetch(`${server.url}${path}`, { method, headers, body });
      if (response.status !== 200) throw new Error(`An order was answered with ${response.status}.`);
      await response.arrayBuffer();
      const ms = (await arrived) - sentAt;
      if (index >= WARM_UPS) microseconds.record(Math.max(1, Math.round(ms * 1000)));
      await setTimeout(PAUSE_MS);
    }
    return microseconds;
  } finally {
    await server.stop();
    partner.close();
  }
}

/** A system of a partner that takes everything at once. */
async function startPartner() {
  const waiting = new Map<string, (arrivedAt: number) => void>();
  const server = createServer((request, response) => {
    const arrivedAt = performance.now();
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      response.writeHead(204).end();
      waiting.get((JSON.parse(text) as { data: { orderId: string } }).data.orderId)?.(arrivedAt);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    arrival: (order: string) => new Promise<number>((resolve) => waiting.set(order, resolve)),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
