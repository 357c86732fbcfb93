import http from 'node:http';
import https from 'node:https';
import { type HostAnswer, type HostRequest, HostUnreachableError, type Transport } from './exchange.ts';

const ANSWER_TIMEOUT_MS = 30_000;
/** Of an answer this much is read; a contract test needs no more. */
const KEPT_BYTES = 8 * 1024 * 1024;
const MOST_TRIES = 3;

/** Sends over connections that are kept. */
export function httpTransport(baseUrl: string, signal?: AbortSignal): Transport & { close(): void } {
  const { protocol, hostname, port, pathname } = new URL(baseUrl);
  const { Agent, request: start } = protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true });
  const host = { hostname: hostname.replace(/^\[|\]$/g, ''), port, agent, ...(signal ? { signal } : {}) };
  const prefix = pathname.replace(/\/$/, '');
  const send = ({ method, target, headers, body }: HostRequest, tries: number): Promise<HostAnswer> =>
    new Promise((resolve, reject) => {
      const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
      const options = { ...host, method, path: `${prefix}${target}`, headers: { ...headers, ...length } };
      const sent = start(options, (answer) => resolve(read(answer)));
      sent.setTimeout(ANSWER_TIMEOUT_MS, () => sent.destroy(new Error('no answer in time')));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (signal?.aborted) reject(signal.reason);
        // A connection that was kept may have been closed by the other side just before it was used again.
        else if (sent.reusedSocket && error.code === 'ECONNRESET' && tries < MOST_TRIES) {
          resolve(send({ method, target, headers, body, operationId: null }, tries + 1));
        } else reject(new HostUnreachableError(`${baseUrl} does not answer: ${error.code ?? error.message}`));
      });
      sent.end(body ?? undefined);
    });
  return Object.assign((request: HostRequest) => send(request, 1), { close: () => agent.destroy() });
}

async function read(answer: http.IncomingMessage): Promise<HostAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= KEPT_BYTES) chunks.push(chunk);
    }
  } catch {
    throw new HostUnreachableError('The answer ended before it was whole.');
  }
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    text: Buffer.concat(chunks).toString(),
  };
}
