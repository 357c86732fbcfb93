import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A page needs itself and nothing else: no request leaves this machine, and nobody can put it into a frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A built file of a page, ready to be sent. */
export interface PageFile {
  content: Buffer;
  headers: Readonly<Record<string, string>>;
}

/** The built files of a page by name. They are few and small, so they are read once. */
export function pageFiles(folder: URL): ReadonlyMap<string, PageFile> {
  return new Map(
    readdirSync(folder).map((name) => {
      const headers = {
        'Content-Type': MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-cache',
      };
      return [name, { content: readFileSync(new URL(name, folder)), headers }];
    }),
  );
}
