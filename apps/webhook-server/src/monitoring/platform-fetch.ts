import type { Metrics, PlatformCall } from './metrics.ts';
import { failSpan, inSpan, SpanKind, traceHeaders } from './tracing.ts';

/** What the last call of this process to the platform came to. */
export interface PlatformContact {
  /** Whether it got an answer below 500. */
  reachable: boolean;
  /** Epoch ms. */
  at: number;
  /** `null`: there was no answer. */
  status: number | null;
}

/** `fetch` for the client of the platform: each call is counted, timed and traced, and the last one remembered. */
export class PlatformFetch {
  readonly #metrics: Metrics;
  #last: PlatformContact | null = null;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /** `null` before the first call. */
  get last(): PlatformContact | null {
    return this.#last;
  }

  readonly fetch = (request: Request): Promise<Response> => {
    const call: PlatformCall = request.method === 'PATCH' ? 'update' : 'token';
    const attributes = { 'http.request.method': request.method, 'server.address': new URL(request.url).hostname };
    return inSpan(`platform ${call}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      const startedAt = performance.now();
      for (const [name, value] of Object.entries(traceHeaders())) request.headers.set(name, value);
      try {
        const response = await globalThis.fetch(request);
        this.#ended(call, response.status, startedAt);
        span.setAttribute('http.response.status_code', response.status);
        if (response.status >= 400) failSpan(span, String(response.status));
        return response;
      } catch (error) {
        this.#ended(call, reasonOf(error), startedAt);
        throw error;
      }
    });
  };

  #ended(call: PlatformCall, status: number | 'timeout' | 'unreachable' | 'aborted', startedAt: number): void {
    this.#metrics.platformCall(call, status, (performance.now() - startedAt) / 1000);
    // A call that this server broke off says nothing about the platform.
    if (status === 'aborted') return;
    const answered = typeof status === 'number';
    this.#last = { reachable: answered && status < 500, at: Date.now(), status: answered ? status : null };
  }
}

function reasonOf(error: unknown): 'timeout' | 'unreachable' | 'aborted' {
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError') return 'timeout';
  return name === 'AbortError' ? 'aborted' : 'unreachable';
}
