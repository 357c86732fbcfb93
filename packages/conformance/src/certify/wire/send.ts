import http from 'node:http';
import https from 'node:https';
import type { Exchange, Failure, ReceivedResponse, SentRequest } from './exchange.ts';

/** Of an answer this much is kept; the rest is read and forgotten. */
const KEPT_BYTES = 64 * 1024;

export interface SendOptions {
  /** How long the whole answer may take, in ms. */
  timeoutMs: number;
  /** Default: a new connection for each request. */
  agent?: http.Agent;
  /** No `Content-Length`; the body in chunks. */
  chunked?: boolean;
  /** Sends the body in this many pieces over `slowMs`. */
  slowMs?: number;
  /** Announces the whole body, sends this many bytes of it and ends the connection. */
  breakOffAfter?: number;
  /** Ends the connection once the whole request is sent, without waiting for the answer. */
  leave?: boolean;
  signal?: AbortSignal;
}

const PIECES = 8;

/** Codes of errors of TLS, whoever made them: OpenSSL or Node.js. */
const TLS_CODES = /CERT|^ERR_(TLS|SSL)|^EPROTO$|^UNABLE_TO_/;

/** How long to wait for `100 Continue`, in ms. */
const CONTINUE_MS = 1_000;

/** Sends one request. Never throws: what went wrong is part of the exchange. */
export function send(request: SentRequest, options: SendOptions): Promise<Exchange> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    let over = false;
    const end = (failure: Failure | null, response: ReceivedResponse | null = null) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', aborted);
      resolve({ request, response, failure, durationMs: performance.now() - startedAt });
      outgoing.destroy();
    };
    const aborted = () => end('left');
    const outgoing = open(request, options);
    const timer = setTimeout(() => end('timeout'), options.timeoutMs);
    let connected = false;
    outgoing.on('socket', (socket) => {
      connected = !socket.connecting;
      socket.once('connect', () => {
        connected = true;
      });
    });
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        if (size < KEPT_BYTES) chunks.push(chunk);
        size += chunk.length;
      });
      incoming.on('error', () => end('closed'));
      incoming.on('end', () => {
        const body = Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString();
        end(null, { status: incoming.statusCode ?? 0, headers: headersOf(incoming), body });
      });
    });
    const lost = () =>
      end(options.leave || options.breakOffAfter !== undefined ? 'left' : connected ? 'closed' : 'unreachable');
    // An answer may still be on its way in when writing fails: a receiver that refuses early closes early.
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (TLS_CODES.test(error.code ?? '')) end('untrusted');
      else setTimeout(lost, connected ? 50 : 0);
    });
    outgoing.on('close', () => setTimeout(lost, 50));
    options.signal?.addEventListener('abort', aborted);
    write(outgoing, request.body, options, () => end('left'));
  });
}

function open(request: SentRequest, { agent, chunked }: SendOptions): http.ClientRequest {
  const { method, url, headers, key, keyHeader, body } = request;
  const length = body === null ? {} : chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length };
  const { request: start } = url.startsWith('https:') ? https : http;
  return start(url, {
    method,
    headers: { ...length, ...headers, ...(key ? { [keyHeader]: key.value } : {}) },
    agent: agent ?? false,
  });
}

function write(outgoing: http.ClientRequest, body: Buffer | null, options: SendOptions, left: () => void): void {
  if (options.breakOffAfter !== undefined) {
    outgoing.write(body?.subarray(0, options.breakOffAfter) ?? '', () => setTimeout(left, 20));
    return;
  }
  const whole = () => {
    if (options.leave) outgoing.once('finish', left);
    outgoing.end(options.slowMs === undefined ? (body ?? undefined) : undefined);
  };
  if (options.slowMs !== undefined && body !== null) void trickle(outgoing, body, options.slowMs).then(whole);
  else if (outgoing.getHeader('expect') !== undefined) {
    outgoing.flushHeaders();
    // Whoever knows nothing of it says nothing: then the body is sent all the same, as curl does.
    const late = setTimeout(() => {
      outgoing.off('continue', onTime);
      whole();
    }, CONTINUE_MS);
    const onTime = () => {
      clearTimeout(late);
      whole();
    };
    outgoing.once('continue', onTime).once('close', () => clearTimeout(late));
  } else whole();
}

async function trickle(outgoing: http.ClientRequest, body: Buffer, durationMs: number): Promise<void> {
  const size = Math.ceil(body.length / PIECES);
  for (let at = 0; at < body.length && !outgoing.destroyed; at += size) {
    outgoing.write(body.subarray(at, at + size));
    await new Promise((resolve) => setTimeout(resolve, durationMs / PIECES));
  }
}

function headersOf({ headers }: http.IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
