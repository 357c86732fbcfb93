import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A file of a site as it is sent. */
export interface SiteFile {
  content: Buffer;
  /** The same, compressed; null for what is compressed in itself. */
  gzip: Buffer | null;
  mediaType: string;
  /** Changes when the content does. */
  etag: string;
}

/** A site by path, `/quick-start/index.html`. */
export type Snapshot = ReadonlyMap<string, SiteFile>;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css;charset=utf-8',
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown;charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain;charset=utf-8',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};

/** How often a site that is replaced while it is read is read anew. */
const TRIES = 3;

/**
 * Reads a built site into memory, some 25 MB: whoever reads a page goes on reading the same site when another one is
 * built in its place.
 */
export async function takeSnapshot(folder: string): Promise<Snapshot> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readSite(folder);
    } catch (error) {
      // The files that were listed are gone: another site has just taken the place of this one.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === TRIES) throw error;
    }
  }
}

async function readSite(folder: string): Promise<Snapshot> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(({ name, parentPath }) => !relative(folder, join(parentPath, name)).split(sep).some(isHidden))
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name));
  const contents = new Map<string, Buffer>();
  for (const path of paths) {
    contents.set(`/${relative(folder, path).replaceAll(sep, '/')}`, await readFile(path));
  }
  const files = [...contents].filter(([path]) => !path.endsWith('.gz'));
  return new Map(files.map(([path, content]) => [path, siteFile(path, content, contents.get(`${path}.gz`) ?? null)]));
}

function siteFile(path: string, content: Buffer, gzip: Buffer | null): SiteFile {
  return {
    content,
    gzip,
    mediaType: MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
  };
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}
