import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { HOST } from './address.ts';

/** A site that is being served. */
export interface ServedSite {
  url: string;
  /** Resolves once no connection is left. */
  close(): Promise<void>;
}

/**
 * Serves a built site on this machine only.
 *
 * @param folder The built site; what is in it now is what is served.
 * @param port 0 lets the system choose one.
 * @throws When the port is taken or not allowed.
 */
export async function serve(folder: string, port: number): Promise<ServedSite> {
  const notFound = await readFile(join(folder, '404.html'));
  const files = sirv(folder, {
    etag: true,
    gzip: true,
    onNoMatch: (_request, response) => answerNotFound(response, notFound),
  });
  const server = createServer(files);
  server.listen(port, HOST);
  await once(server, 'listening');
  const { port: used } = server.address() as AddressInfo;
  return { url: `http://${HOST}:${used}`, close: () => close(server) };
}

function answerNotFound(response: ServerResponse, page: Buffer): void {
  response.writeHead(404, { 'content-type': 'text/html;charset=utf-8', 'content-length': page.length });
  response.end(page);
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
