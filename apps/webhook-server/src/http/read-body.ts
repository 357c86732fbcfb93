import type { IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES } from '@assessment-kit/http';

export type ReadBody =
  | { outcome: 'read'; bytes: Buffer }
  | { outcome: 'too_large' }
  /** The sender went away, or stopped before the length it had announced. */
  | { outcome: 'incomplete' };

/** Reads a body of at most `limit` bytes. */
export async function readBody(request: IncomingMessage, limit = MAX_BODY_BYTES): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { outcome: 'too_large' };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return { outcome: 'too_large' };
      chunks.push(chunk);
    }
  } catch {
    return { outcome: 'incomplete' };
  }
  return { outcome: 'read', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
}
