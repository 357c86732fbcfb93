import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const PIECES = 10;

/**
 * Sends a body in small pieces, as long as the receiver stays. An answer without a body comes as a whole, at the end.
 *
 * @param durationMs From the head to the end, in ms.
 */
export async function sendSlowly(response: ServerResponse, body: Buffer, durationMs: number): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  const pieces = Math.min(PIECES, Math.max(1, body.length));
  if (body.length > 0) response.flushHeaders();
  try {
    for (let at = 0; at < pieces; at += 1) {
      await sleep(durationMs / pieces, undefined, { signal: left.signal });
      const piece = body.subarray(cut(at, pieces, body.length), cut(at + 1, pieces, body.length));
      if (piece.length > 0) response.write(piece);
    }
    response.end();
  } catch (error) {
    if (!left.signal.aborted) throw error;
  }
}

function cut(at: number, pieces: number, length: number): number {
  return Math.floor((at * length) / pieces);
}
