import { testBuiltPage, testPageHeaders } from '@assessment-kit/console-parts/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

describe('the files of the console', () => {
  testPageHeaders(() => sandbox.url, {
    '/': 'text/html; charset=utf-8',
    '/_sandbox/console/console.js': 'text/javascript; charset=utf-8',
    '/_sandbox/console/console.css': 'text/css; charset=utf-8',
    '/_sandbox/console/icon.svg': 'image/svg+xml',
  });

  it.each([
    ['GET', '/index.html'],
    ['GET', '/console.js'],
    ['GET', '/_sandbox'],
    ['GET', '/_sandbox/console'],
    ['GET', '/_sandbox/console/'],
    ['GET', '/_sandbox/console/none.js'],
    ['GET', '/_sandbox/console/..%2Fpackage.json'],
    ['GET', '/_sandbox/console/__proto__'],
    ['POST', '/'],
    ['PUT', '/_sandbox/console/console.js'],
  ])('%s %s is still unknown, in the format of the platform', async (method, path) => {
    const response = await fetch(`${sandbox.url}${path}`, { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ Count: 1, Values: [{ Fields: 'path', Code: 'not_found' }] });
  });

  it('leave the paths of the platform alone', async () => {
    const response = await fetch(`${sandbox.url}/apiHub/performanceManagement/v1/companies/5Y021/assessmentPackages`);
    expect(response.status).toBe(401);
  });
});

describe('the built console', () => {
  testBuiltPage({
    packageFolder: new URL('..', import.meta.url),
    built: 'console-dist',
    config: 'console/vite.config.ts',
    repair: '--filter @assessment-kit/sandbox build:console',
  });
});
