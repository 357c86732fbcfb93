import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { answerClientErrors, refuseExpectation } from '@assessment-kit/http';
import { CALLBACK_TIMEOUT_SECONDS, SHORT_CALLBACK_TIMEOUT_SECONDS } from '@assessment-kit/rules';
import { callbackKind } from './callback-paths.ts';
import { nodeCallback } from './node-callback.ts';
import type { ReceiveDependencies } from './receive-callback.ts';
import { requestIdOf } from './request-id.ts';

/** How patient the server is with its clients. */
export interface ConnectionLimits {
  /** Until the headers of a request are complete, in ms; also how long a new connection may stay silent. */
  headersMs: number;
  /** Until the whole request is complete, in ms. */
  requestMs: number;
  /** How long a connection is kept for the next request, in ms. */
  idleMs: number;
  /** Connections at the same time; further ones are closed at once. */
  connections: number;
}

/**
 * - What arrives so slowly that less than the stricter time limit of the platform is left of the longer one cannot be
 *   answered in time.
 * - Proxies keep idle connections for about a minute (AWS load balancers and nginx: 60 s). Whoever closes second never
 *   sends into a connection that is being closed, so the server waits longer than they do.
 * - A silent connection takes about 10 KiB, and one without a key gets no body stored, so 10,000 fit into a small machine.
 */
export const CONNECTION_LIMITS: ConnectionLimits = {
  headersMs: 10_000,
  requestMs: (CALLBACK_TIMEOUT_SECONDS - SHORT_CALLBACK_TIMEOUT_SECONDS) * 1000,
  idleMs: 75_000,
  connections: 10_000,
};

/**
 * The server: callbacks go straight to the inbox, everything else to `app`.
 *
 * Every answer is one of the contract, also to requests that Node.js would answer by itself: broken ones, ones that take
 * too long, and unknown expectations.
 */
export function createHttpServer(
  callbacks: ReceiveDependencies,
  app: RequestListener,
  { headersMs, requestMs, idleMs, connections }: ConnectionLimits = CONNECTION_LIMITS,
): Server {
  const take = (request: IncomingMessage, response: ServerResponse, waits: boolean) => {
    const kind = callbackKind(request.url);
    if (kind) {
      void nodeCallback(kind, request, response, callbacks, waits);
      return;
    }
    response.setHeader('x-request-id', requestIdOf(request));
    if (waits) {
      // Asked for when someone begins to read it; after a refusal nobody does.
      request.once('resume', () => {
        if (!response.headersSent) response.writeContinue();
      });
    }
    app(request, response);
  };
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: idleMs,
    // How exact the first two are.
    connectionsCheckingInterval: Math.min(1_000, headersMs),
    // Without it Node.js answers with an empty body; nothing here goes by the host.
    requireHostHeader: false,
  });
  server.maxConnections = connections;
  server.on('request', (request, response) => take(request, response, false));
  server.on('checkContinue', (request, response) => take(request, response, true));
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('x-request-id', requestIdOf(request));
    refuseExpectation(response);
  });
  answerClientErrors(server);
  return server;
}
