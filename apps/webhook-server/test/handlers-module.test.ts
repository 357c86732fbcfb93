import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { loadHandlers } from '../src/handover/load-handlers.ts';
import { readSettings } from '../src/index.ts';
import { BARE_ENVIRONMENT } from './support/bare-environment.ts';
import { orderCallback, RunningServer } from './support/running-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'webhook-server-handlers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;
const REQUIRED = {
  CALLBACK_API_KEYS: 'key',
  OPERATOR_TOKEN: 'token',
  PLATFORM_URL: 'http://127.0.0.1:9',
  PLATFORM_CLIENT_ID: 'id',
  PLATFORM_CLIENT_SECRET: 'secret',
};

let server: RunningServer | undefined;
afterEach(() => server?.stop());

let count = 0;
function module(text: string, kind = 'ts'): string {
  count += 1;
  const path = join(folder, `handlers-${count}.${kind}`);
  writeFileSync(path, text);
  return path;
}

describe('a module with handlers', () => {
  it.each(['ts', 'mts', 'mjs'])('written as .%s gets the orders', async (kind) => {
    const types = kind === 'mjs' ? '' : ': { orderId: string }';
    const handlersModule = module(
      `export const seen${types && ': string[]'} = [];\nexport default { order(order${types}) { seen.push(order.orderId); } };`,
      kind,
    );
    server = await RunningServer.start({ handlersModule });
    await server.callback('orders', orderCallback('o-1'));
    const { seen } = (await import(handlersModule)) as { seen: string[] };
    await expect.poll(() => seen).toEqual(['o-1']);
  });

  it.each([
    ['that is not there', join(folder, 'nothing.ts'), 'names a file that is not there.'],
    ['that cannot be read as code', module('export default {'), /cannot be loaded: \w*Error: /],
    ['that fails', module('throw new Error("no database\\nat all")'), 'cannot be loaded: Error: no database'],
    [
      'without a default export',
      module('export const order = () => {};'),
      /without a default export; it needs: export default/,
    ],
    ['that exports a function', module('export default () => {};'), /is no object/],
    ['that exports nothing', module('export default null;'), /is no object/],
    [
      'with a wrong name',
      module('export default { orders() {} };'),
      /a handler for "orders"; there are order, job and error/,
    ],
    ['with something else', module('export default { order: 5 };'), /handler order is no function/],
    ['without any handler', module('export default {};'), /without any handler/],
  ])('%s stops the start with one sentence', async (_name, path, sentence) => {
    const failed = loadHandlers(path);
    await expect(failed).rejects.toThrow(sentence);
    const message = await failed.catch((error: Error) => error.message);
    expect(message).toMatch(/^HANDLERS names [^\n]+$/);
    await expect(RunningServer.start({ handlersModule: path })).rejects.toThrow(sentence);
  });

  it('is loaded by the server as a process, with its types left out', async () => {
    const taken = join(folder, 'taken.txt');
    const HANDLERS = module(`
      import { writeFileSync } from 'node:fs';
      interface Order { orderId: string }
      export default { order({ orderId }: Order): void { writeFileSync(${JSON.stringify(taken)}, orderId); } };`);
    const env = { ...REQUIRED, HANDLERS, PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' };
    const child = spawn(process.execPath, [MAIN], { env: { ...BARE_ENVIRONMENT, ...env } });
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      await fetch(`${String(line).trim().split(' ').at(-1)}/callbacks/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': 'key' },
        body: JSON.stringify(orderCallback('o-9')),
      });
      await expect.poll(() => existsSync(taken) && readFileSync(taken, 'utf8'), { timeout: 10_000 }).toBe('o-9');
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  it('excludes FORWARD_URL', () => {
    const read = readSettings({
      ...{ ...REQUIRED, HANDLERS: './handlers.ts' },
      ...{ FORWARD_URL: 'https://x.example', FORWARD_SECRET: `whsec_${btoa('x'.repeat(32))}` },
    });
    expect(read).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^HANDLERS and FORWARD_URL exclude each other/)],
    });
  });
});
