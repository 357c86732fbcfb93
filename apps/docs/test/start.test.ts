import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const START = fileURLToPath(new URL('../src/site/start.ts', import.meta.url));

function start(port: string): ChildProcess {
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Everything the server says until it ends. */
async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; error: string }> {
  const said = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const [code] = (await once(child, 'close')) as [number | null];
  const [out = '', error = ''] = await Promise.all(said);
  return { code, out, error };
}

async function listening(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The output of the server is not read.');
  const [chunk] = await once(child.stdout, 'data');
  const url = /^docs listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(chunk))?.[1];
  if (url) return url;
  throw new Error(`The server said ${String(chunk)}`);
}

describe('pnpm start of the documentation', () => {
  it('says in one line where it listens, and serves the site there', async () => {
    const url = await listening(start('0'));
    const home = await fetch(`${url}/`);
    expect(home.status).toBe(200);
    expect(await home.text()).toContain('<h1 id="_top"');

    const schema = await fetch(`${url}/reference/assessments/schemas/test-score/`);
    expect(schema.headers.get('content-type')).toMatch(/^text\/html/);
    expect(schema.headers.get('content-encoding')).toBe('gzip');
  });

  it('answers 404 with a page of the site for an address that does not exist', async () => {
    const url = await listening(start('0'));
    const lost = await fetch(`${url}/lost/`);
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain('Assessment Kit');
  });

  it.each(['/.inputs', '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json'])(
    'does not show %s',
    async (path) => {
      const url = new URL(await listening(start('0')));
      const { request } = await import('node:http');
      const asked = request({ host: url.hostname, port: url.port, path }).end();
      const [answer] = await once(asked, 'response');
      answer.resume();
      expect(answer.statusCode).toBe(404);
    },
  );

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends without an error on %s, even while a client is connected',
    async (signal) => {
      const child = start('0');
      const url = await listening(child);
      await (await fetch(url)).text();
      const end = ended(child);
      child.kill(signal);
      expect(await end).toMatchObject({ code: 0, error: '' });
    },
  );

  it('says in one sentence that a port is not one', async () => {
    expect(await ended(start('http'))).toEqual({
      code: 1,
      out: '',
      error: 'PORT must be a port from 0 to 65535.\n',
    });
  });

  it('says in one sentence that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await ended(start(String(port)))).toEqual({
      code: 1,
      out: '',
      error: `Port ${port} is taken: set PORT to another one.\n`,
    });
  });
});
