import { testBuiltPage, testPageHeaders } from '@assessment-kit/console-parts/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningServer } from './support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await RunningServer.start();
});
afterAll(() => server.stop());

describe("the files of the operator's page", () => {
  testPageHeaders(() => server.url, {
    '/': 'text/html; charset=utf-8',
    '/_page/page.js': 'text/javascript; charset=utf-8',
    '/_page/page.css': 'text/css; charset=utf-8',
    '/_page/icon.svg': 'image/svg+xml',
  });

  it('are the same without a body for HEAD', async () => {
    const head = await fetch(`${server.url}/`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it.each([
    ['GET', '/index.html'],
    ['GET', '/page.js'],
    ['GET', '/_page'],
    ['GET', '/_page/'],
    ['GET', '/_page/none.js'],
    ['GET', '/_page/..%2Fpackage.json'],
    ['GET', '/_page/__proto__'],
    ['POST', '/'],
    ['PUT', '/_page/page.js'],
  ])('%s %s is still unknown, in the format of the platform', async (method, path) => {
    const { status, body } = await server.send(path, { method });
    expect(status).toBe(404);
    expect(body).toMatchObject({ Count: 1, Values: [{ Fields: 'path', Code: 'not_found' }] });
  });
});

describe("the built operator's page", () => {
  testBuiltPage({
    packageFolder: new URL('..', import.meta.url),
    built: 'page-dist',
    config: 'page/vite.config.ts',
    repair: '--filter @assessment-kit/webhook-server build:page',
  });
});
