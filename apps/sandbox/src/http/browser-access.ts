import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { drain, refuse, writeReply } from '@assessment-kit/http';

/** For how long a browser may remember that it may ask, in seconds. */
const REMEMBERED_SECONDS = 600;

/** Names of this machine, as they stand in an address. */
const LOOPBACK = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** Names that nobody can register, so that no page of a stranger can have one of them: RFC 6761, 6762, 8375 and ICANN's `.internal`. */
const UNREGISTRABLE = /^([^.]*|[\d.]+|\[.*\]|.*\.(localhost|local|internal|test|home\.arpa))$/i;

/**
 * Lets pages of this machine use the sandbox, and those of others not.
 *
 * Whoever opens a page of a stranger runs its scripts on the machine on which the sandbox is. They could reset it, or read
 * what is in it, if a browser were answered as a program is:
 *
 * - A request that names the page it comes from (`Origin`) is refused unless that page is of this machine or the sandbox's
 *   own. Answers to a page of this machine say that it may read them; cookies are never asked for.
 * - A name of a stranger that leads to this machine (DNS rebinding) makes that page the sandbox's own. So requests to a name
 *   that can be registered are refused.
 *
 * @param host The interface that the sandbox listens on. Other machines can reach it unless it is loopback, and then any
 *   name may lead to it.
 */
export function guardBrowsers(listener: RequestListener, host: string): RequestListener {
  const local = isLoopback(host.includes(':') ? `[${host}]` : host);
  return (request, response) => {
    const { host: asked = '', origin } = request.headers;
    if (local && !UNREGISTRABLE.test(nameOf(asked))) {
      return refuseBrowser(
        request,
        response,
        'Host',
        'The sandbox listens on this machine only; ask it by localhost or 127.0.0.1.',
      );
    }
    if (origin === undefined) return listener(request, response);
    if (!isAllowed(origin, asked)) {
      const message =
        'Pages in a browser may use the sandbox only when they are of this machine, such as http://127.0.0.1:4030.';
      return refuseBrowser(request, response, 'Origin', message);
    }
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Vary', 'Origin');
    response.setHeader('Access-Control-Expose-Headers', '*');
    if (isPreflight(request)) return answerPreflight(response);
    return listener(request, response);
  };
}

function isAllowed(origin: string, host: string): boolean {
  const url = URL.parse(origin);
  return url !== null && (isLoopback(url.hostname) || url.host === host.toLowerCase());
}

function isLoopback(name: string): boolean {
  return LOOPBACK.test(name);
}

/** A `Host` header without its port. */
function nameOf(host: string): string {
  return host.replace(/:\d*$/, '').replace(/\.$/, '');
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function answerPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    // The star stands for every header but this one.
    'Access-Control-Allow-Headers': 'Authorization, *',
    'Access-Control-Max-Age': REMEMBERED_SECONDS,
  });
  response.end();
}

function refuseBrowser(request: IncomingMessage, response: ServerResponse, field: string, message: string): void {
  if (!request.complete) drain(request);
  writeReply(response, refuse(403, { field, code: 'forbidden', message }));
}
