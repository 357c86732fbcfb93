import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOST } from './address.ts';
import { type SiteFile, type Snapshot, takeSnapshot } from './snapshot.ts';

/** A site that is being served. */
export interface ServedSite {
  url: string;
  /** Resolves once no connection is left. */
  close(): Promise<void>;
}

/** Files whose names change with their content: a browser need not ask for them again. */
const NAMED_BY_CONTENT = /^\/_astro\//;

/**
 * Serves a built site on this machine only.
 *
 * @param folder The built site; what is in it now is what is served.
 * @param port 0 lets the system choose one.
 * @throws When the port is taken or not allowed.
 */
export async function serve(folder: string, port: number): Promise<ServedSite> {
  const site = await takeSnapshot(folder);
  const server = createServer((request, response) => answer(site, request, response));
  server.listen(port, HOST);
  await once(server, 'listening');
  const { port: used } = server.address() as AddressInfo;
  return { url: `http://${HOST}:${used}`, close: () => close(server) };
}

function answer(site: Snapshot, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const [path = '/', query] = (request.url ?? '/').split('?', 2);
  const file = site.get(path.endsWith('/') ? `${path}index.html` : path);
  if (file) {
    send(request, response, file, 200, path);
  } else if (site.has(`${path}/index.html`)) {
    // Pages link to each other from where they are, so their addresses end with a slash.
    response.writeHead(308, { location: query === undefined ? `${path}/` : `${path}/?${query}` }).end();
  } else {
    const notFound = site.get('/404.html');
    if (notFound) send(request, response, notFound, 404, path);
    else response.writeHead(404).end();
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { content, gzip, mediaType, etag }: SiteFile,
  status: number,
  path: string,
): void {
  response.setHeader('cache-control', NAMED_BY_CONTENT.test(path) ? 'max-age=31536000, immutable' : 'no-cache');
  response.setHeader('vary', 'accept-encoding');
  if (status === 200) response.setHeader('etag', etag);
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const compressed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? gzip : null;
  if (compressed) response.setHeader('content-encoding', 'gzip');
  const body = compressed ?? content;
  response.writeHead(status, { 'content-type': mediaType, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
