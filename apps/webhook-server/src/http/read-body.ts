import type { IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES } from '@assessment-kit/http';

export type ReadBody =
  | { outcome: 'read'; bytes: Buffer }
  | { outcome: 'too_large' }
  /** The sender went away, or stopped before the length it had announced. */
  | { outcome: 'incomplete' };

/** Reads a body of at most `limit` bytes. By events: an async iterator costs as much as the rest of a small request. */
export function readBody(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve({ outcome: 'too_large' });
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        // What has come so far is of no use to anyone.
        chunks.length = 0;
        resolve({ outcome: 'too_large' });
      } else {
        chunks.push(chunk);
      }
    });
    request.once('end', () => {
      resolve({ outcome: 'read', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
    });
    request.on('error', () => resolve({ outcome: 'incomplete' }));
    request.once('close', () => resolve({ outcome: 'incomplete' }));
  });
}
