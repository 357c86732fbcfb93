import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

/** Larger bodies are refused with 413. No page of the platform gives a limit; this one is the kit's own. */
export const MAX_BODY_BYTES = 1024 * 1024;

export type ReadBytes = { ok: true; bytes: Buffer } | { ok: false; status: 400 | 413 | 415 };

const NOTHING: ReadBytes = { ok: true, bytes: Buffer.alloc(0) };

const DECOMPRESSION = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
  ['zstd', createZstdDecompress],
]);

/**
 * Reads a body of at most 1 MiB, decompressed, whatever its media type. One that is refused is read to its end as well, so
 * that its sender sees the answer.
 *
 * @param done Is called once; at once when there is no body, never when the sender goes away before the end.
 */
export function readBytes(request: IncomingMessage, done: (read: ReadBytes) => void): void {
  const { 'content-length': length, 'transfer-encoding': transfer, 'content-encoding': encoding } = request.headers;
  if (request.readableEnded) done(readBefore(request));
  else if (transfer === undefined && (length === undefined || length === '0')) done(NOTHING);
  else if (encoding === undefined || encoding.toLowerCase() === 'identity') collect(request, done);
  else {
    const decompression = DECOMPRESSION.get(encoding.toLowerCase());
    if (decompression) decompress(request, decompression(), done);
    else done({ ok: false, status: 415 });
  }
}

function collect(request: IncomingMessage, done: (read: ReadBytes) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  });
  request.on('end', () => done(size > MAX_BODY_BYTES ? { ok: false, status: 413 } : whole(chunks)));
  request.on('error', ignore);
}

function decompress(request: IncomingMessage, stream: Transform, done: (read: ReadBytes) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const give = (read: ReadBytes) => {
    request.unpipe(stream);
    stream.removeAllListeners().on('error', ignore).destroy();
    if (request.readableEnded) done(read);
    else request.once('end', () => done(read)).resume();
  };
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) give({ ok: false, status: 413 });
    else chunks.push(chunk);
  });
  stream.on('end', () => give(whole(chunks)));
  stream.on('error', () => give({ ok: false, status: 400 }));
  request.on('error', ignore).once('close', () => {
    if (!request.complete) stream.destroy();
  });
  request.pipe(stream);
}

/** In an Express app another middleware may have read the body: `express.raw`, `express.text` or `express.json`. */
function readBefore(request: IncomingMessage & { body?: unknown }): ReadBytes {
  const { body } = request;
  if (body === undefined) return NOTHING;
  if (Buffer.isBuffer(body)) return { ok: true, bytes: body };
  return { ok: true, bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) };
}

function whole(chunks: readonly Buffer[]): ReadBytes {
  return { ok: true, bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
}

/** A sender that goes away needs no answer. */
function ignore(): void {}
