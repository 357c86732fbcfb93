import type { IncomingMessage } from 'node:http';

/** Further than this no body is read that nobody wants. */
const MAX_DRAINED_BYTES = 16 * 1024 * 1024;

/**
 * Reads a body that nobody wants to its end, or the sender might never see the answer, and the next request on the
 * connection would be taken for it. Beyond 16 MiB the connection is closed.
 */
export function drain(request: IncomingMessage): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_DRAINED_BYTES) request.destroy();
  });
  request.on('error', () => {});
}
