import http from 'node:http';
import https from 'node:https';
import { type CallbackRequest, type CallbackResult, callbackHeaders } from '../delivery/send-callback.ts';

/** The part of a text that still arrives. */
export function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}

/**
 * Sends the head of a callback, with the length of the whole body, and half of the body; then the connection ends.
 *
 * `fetch` cannot end in the middle, so the request is written by hand. No answer is waited for.
 */
export function sendTruncated(request: CallbackRequest): Promise<CallbackResult> {
  const { url, apiKey, body, signal } = request;
  const text = JSON.stringify(body);
  const headers = { ...callbackHeaders(apiKey), 'content-length': Buffer.byteLength(text) };
  const send = url.startsWith('https:') ? https.request : http.request;
  const timeout = request.clock.timeout(request.timeoutMs);
  return new Promise((resolve) => {
    const done = () => {
      timeout.stop();
      resolve({ outcome: timeout.signal.aborted ? 'timeout' : 'unreachable', status: null, response: null });
    };
    try {
      const outgoing = send(url, {
        method: 'POST',
        headers,
        agent: false,
        signal: AbortSignal.any([timeout.signal, signal]),
      });
      outgoing.on('error', done).on('close', done);
      outgoing.write(firstHalf(text), () => outgoing.destroy());
    } catch {
      // A registered URL that no request can be made of.
      done();
    }
  });
}
