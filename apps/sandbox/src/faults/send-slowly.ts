import type { ServerResponse } from 'node:http';
import type { MovableClock } from '../clock.ts';

const PIECES = 10;

/**
 * Sends a body in small pieces, as long as the receiver stays. An answer without a body comes as a whole, at the end.
 *
 * @param durationMs From the head to the end, in ms of the clock: moving it forward brings what is due at once.
 */
export async function sendSlowly(
  response: ServerResponse,
  body: Buffer,
  durationMs: number,
  clock: MovableClock,
): Promise<void> {
  const pieces = Math.min(PIECES, Math.max(1, body.length));
  // All from the same moment: one after the other, a clock that was moved would bring one piece each time.
  const dues = Array.from({ length: pieces }, (_, at) => clock.timeout((durationMs * (at + 1)) / pieces));
  const left = new AbortController();
  response.once('close', () => left.abort());
  if (body.length > 0) response.flushHeaders();
  for (const [at, due] of dues.entries()) {
    await aborted(AbortSignal.any([due.signal, left.signal]));
    if (left.signal.aborted) break;
    const piece = body.subarray(cut(at, pieces, body.length), cut(at + 1, pieces, body.length));
    if (piece.length > 0) response.write(piece);
  }
  for (const { stop } of dues) stop();
  if (!left.signal.aborted) response.end();
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

function cut(at: number, pieces: number, length: number): number {
  return Math.floor((at * length) / pieces);
}
