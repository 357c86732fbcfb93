import type { IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES } from '@assessment-kit/http';

export type ReadBody =
  | { outcome: 'read'; bytes: Uint8Array }
  | { outcome: 'too_large' }
  /** The sender went away, or stopped before the length it had announced. */
  | { outcome: 'incomplete' }
  /** Someone else has read it before, and did not keep the bytes. */
  | { outcome: 'already_read' };

/** Reads a body of at most `limit` bytes. By events: an async iterator costs as much as the rest of a small request. */
export function readBody(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve({ outcome: 'too_large' });
  const kept = keptBody(request);
  if (kept) return Promise.resolve(kept.byteLength > limit ? TOO_LARGE : { outcome: 'read', bytes: kept });
  if (request.readableDidRead) return Promise.resolve({ outcome: 'already_read' });
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        // What has come so far is of no use to anyone.
        chunks.length = 0;
        resolve(TOO_LARGE);
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => {
      resolve({ outcome: 'read', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
    });
    request.on('error', () => resolve({ outcome: 'incomplete' }));
    request.on('close', () => resolve({ outcome: 'incomplete' }));
  });
}

const TOO_LARGE = { outcome: 'too_large' } as const;

/** The bytes, where a framework has read them and kept them: as `rawBody`, or as `body` by `express.raw()`. */
function keptBody(request: IncomingMessage & { rawBody?: unknown; body?: unknown }): Uint8Array | null {
  if (request.rawBody instanceof Uint8Array) return request.rawBody;
  // A text would do only if nothing was replaced when it was made, and nobody can tell.
  return request.body instanceof Uint8Array ? request.body : null;
}
