import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { validateResponse } from '@assessment-kit/contract/webhook-server/responses';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, orderCallback, RunningServer } from '../support/running-server.ts';
import { MARK, type Mutated, mutated } from './mutations.ts';

const RUNS = 90;
const REQUESTS_OF_RUN = 200;
const RAW_RUNS = 2;
const RAW_OF_RUN = 1_000;
const CONNECTIONS = 32;
const SEED = 20_260_113;
/** No answer within this long is a hang, in ms. */
const HANG_MS = 20_000;

const OPERATIONS: Record<string, 'receiveOrder' | 'receiveError' | 'receiveJob'> = {
  '/callbacks/orders': 'receiveOrder',
  '/callbacks/errors': 'receiveError',
  '/callbacks/jobs': 'receiveJob',
};

interface Answer {
  status: number;
  text: string;
}

let server: RunningServer;
let database: DatabaseSync;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
beforeAll(async () => {
  server = await RunningServer.start();
  database = new DatabaseSync(join(server.dataDir, 'webhook-server.db'), { readOnly: true });
});
afterAll(async () => {
  agent.destroy();
  database.close();
  await server.stop();
});

const kept = () => Number(database.prepare('select count(*) as count from messages').get()?.['count']);

function send({ path, method, headers, body }: Mutated): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const all = { ...headers, 'content-length': String(body.length) };
    const sent = httpRequest({ hostname, port, agent, method, path, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.setTimeout(HANG_MS, () => sent.destroy(new Error('No answer came in time.')));
    sent.on('error', reject);
    sent.end(body);
  });
}

function problemsOf(path: string, { status, text }: Answer): string[] {
  if (status !== 200 && (status < 400 || status > 499)) return [`it answers ${status}`];
  const checked = validateResponse(OPERATIONS[path] ?? 'receiveOrder', status, JSON.parse(text), 'exact');
  const problems = checked.declared ? checked.problems.map(({ message }) => message) : [`${status} is not declared`];
  if (text.includes(MARK)) problems.push('it repeats what was sent');
  if (/node_modules|\.ts:\d|\bat .*\(/.test(text)) problems.push('it shows the inside of the program');
  return problems;
}

const counts = { sent: 0, stored: 0, refused: 0 };

/** Sends all at once, and looks at each answer and at what is kept afterwards. */
async function sendAll(requests: readonly Mutated[]): Promise<void> {
  const before = kept();
  const answers = await Promise.all(requests.map(async (request) => ({ request, answer: await send(request) })));
  let added = 0;
  for (const { request, answer } of answers) {
    const said = `${request.method} ${request.path} ${answer.status} ${answer.text.slice(0, 200)}`;
    expect(problemsOf(request.path, answer), said).toEqual([]);
    if (request.refused) expect(answer.status, said).toBeGreaterThanOrEqual(400);
    counts.sent += 1;
    if (answer.status !== 200) counts.refused += 1;
    else if (JSON.parse(answer.text).outcome !== 'duplicate') added += 1;
  }
  counts.stored += added;
  expect(kept() - before).toBe(added);
}

const VALID = Buffer.from(JSON.stringify(orderCallback('raw')));
const WHOLE = Buffer.concat([
  Buffer.from(
    `POST /callbacks/orders HTTP/1.1\r\nhost: x\r\nx-api-key: ${API_KEY}\r\ncontent-type: application/json\r\ncontent-length: ${VALID.length}\r\nconnection: close\r\n\r\n`,
  ),
  VALID,
]);
const HEAD_LENGTH = WHOLE.length - VALID.length;

/** A valid request as bytes, some of which are changed, left out or doubled; most changes hit the head. */
const rawRequest = fc
  .array(
    fc.record({
      at: fc.oneof({ weight: 4, arbitrary: fc.nat(HEAD_LENGTH) }, { weight: 1, arbitrary: fc.nat(WHOLE.length) }),
      drop: fc.nat(12),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
        fc
          .constantFrom('\r\n', '\n', ': ', '\r\n\r\n', 'transfer-encoding: chunked\r\n', '\0', ' HTTP/1.0', MARK)
          .map((part) => Buffer.from(part)),
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((changes) =>
    changes.reduce<Buffer>(
      (bytes, { at, drop, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]),
      WHOLE,
    ),
  );

/** What comes back until the connection ends; `null`: it does not end. */
function exchange(bytes: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
    const hang = setTimeout(() => {
      socket.destroy();
      resolve(null);
    }, HANG_MS);
    socket.on('data', (chunk) => (text += chunk));
    socket.on('end', () => socket.end());
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(hang);
      resolve(text);
    });
  });
}

describe('the callbacks', () => {
  it('answer 18,000 changed bodies and headers as the contract says, and keep nothing of a refused one', async () => {
    const runs = fc.array(mutated, { minLength: REQUESTS_OF_RUN, maxLength: REQUESTS_OF_RUN });
    await fc.assert(fc.asyncProperty(runs, sendAll), { numRuns: RUNS, seed: SEED });
    // Without these a generator that only makes requests for the first check would go unnoticed.
    expect(counts.sent).toBeGreaterThanOrEqual(RUNS * REQUESTS_OF_RUN);
    expect(counts.stored).toBeGreaterThan(1_000);
    expect(counts.refused).toBeGreaterThan(1_000);
  }, 120_000);

  it('answer 2,000 requests whose bytes are changed, or close the connection, and never hang', async () => {
    // What is incomplete, or wants to keep its connection, is let go soon.
    await server.restart({ connectionLimits: { headersMs: 400, requestMs: 800, idleMs: 200 } });
    const seen: Record<string, number> = {};
    const runs = fc.array(rawRequest, { minLength: RAW_OF_RUN, maxLength: RAW_OF_RUN });
    const sendRaw = async (requests: readonly Buffer[]) => {
      for (const text of await Promise.all(requests.map(exchange))) {
        expect(text, 'a hang').not.toBeNull();
        const statuses = [...(text ?? '').matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
        for (const status of statuses) {
          expect(status, text ?? '').toBeLessThan(500);
          seen[status] = (seen[status] ?? 0) + 1;
        }
        expect(text).not.toContain(MARK);
      }
    };
    await fc.assert(fc.asyncProperty(runs, sendRaw), { numRuns: RAW_RUNS, seed: SEED });
    for (const status of [200, 400, 401, 415]) expect(seen[status], String(status)).toBeGreaterThan(10);
  }, 120_000);
});
