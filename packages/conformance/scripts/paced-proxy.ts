import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { HostUnreachableError, type Transport } from '../src/verify/host/exchange.ts';
import type { Pace } from '../src/verify/host/pace.ts';

/** What goes with a connection and not with a message. */
const OF_THE_CONNECTION = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/**
 * A server on this machine that passes each request on when its turn has come, one after the other. For callers that know
 * no pace of their own. It listens on the loopback address alone, because requests come with tokens.
 *
 * @param send To the host that is meant.
 */
export async function pacedProxy(
  send: Transport,
  pace: Pick<Pace, 'turn'>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    pass(request, response, send, pace).catch((error: unknown) => {
      const reason = error instanceof HostUnreachableError ? error.message : 'The request could not be passed on.';
      response.writeHead(502, { 'content-type': 'text/plain' }).end(reason);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  send: Transport,
  pace: Pick<Pace, 'turn'>,
): Promise<void> {
  const { method = 'GET', url: target = '/', headers } = request;
  const body = await buffer(request);
  await pace.turn();
  const answer = await send({
    operationId: null,
    method,
    target,
    headers: forwarded(headers),
    body: body.length === 0 ? null : body.toString(),
  });
  response.writeHead(answer.status, forwarded(answer.headers)).end(answer.text);
}

function forwarded(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name));
  // What was unpacked on the way has another length and no encoding; nothing packed is asked for.
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, [value].flat().join(', ')])),
    ...('host' in headers ? { 'accept-encoding': 'identity' } : {}),
  };
}
