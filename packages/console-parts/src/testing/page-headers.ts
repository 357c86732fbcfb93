import { expect, it } from 'vitest';

/** The files of a page by path, with their media types. */
export type PagePaths = Readonly<Record<string, string>>;

/** What each file of a page says to the browser, as tests. */
export function testPageHeaders(url: () => string, paths: PagePaths): void {
  it.each(Object.entries(paths))(
    '%s may load nothing but itself, stands in no frame, and is asked for anew',
    async (path, mediaType) => {
      const { status, headers } = await fetch(`${url()}${path}`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe(mediaType);
      expect(headers.get('content-security-policy')?.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('needs what it has, and nothing of another host', async () => {
    const html = await (await fetch(`${url()}/`)).text();
    const needed = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) => path ?? '');
    expect(needed.toSorted()).toEqual(
      Object.keys(paths)
        .filter((path) => path !== '/')
        .toSorted(),
    );
  });
}
