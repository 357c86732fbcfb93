import type { RequestListener } from 'node:http';
import { pageFiles } from '@assessment-kit/http';

const BUILT = new URL('../../page-dist/', import.meta.url);
const FILES = '/_page/';

/**
 * Serves the operator's page at `/` and its files; everything else goes to `next`. The page itself is no secret: what it
 * shows it asks `/v1` for, with the operator's token.
 */
export function servePage(next: RequestListener): RequestListener {
  const files = pageFiles(BUILT);
  return (request, response) => {
    const name = request.method === 'GET' || request.method === 'HEAD' ? fileName(request.url ?? '') : null;
    const file = name === null ? undefined : files.get(name);
    if (!file) return next(request, response);
    response.writeHead(200, { ...file.headers, 'Content-Length': file.content.length });
    response.end(request.method === 'HEAD' ? undefined : file.content);
  };
}

function fileName(url: string): string | null {
  const path = url.split('?', 1)[0] ?? '';
  if (path === '/') return 'index.html';
  return path.startsWith(FILES) ? path.slice(FILES.length) : null;
}
