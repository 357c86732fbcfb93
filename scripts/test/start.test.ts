import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

const START = new URL('../start.ts', import.meta.url).pathname;
const ANY_PORTS = { SANDBOX_PORT: '0', WEBHOOK_SERVER_PORT: '0', DOCS_PORT: '0' };

let occupant: Server | null = null;
afterEach(() => occupant?.close());

async function start(args: string[], env: Record<string, string> = ANY_PORTS) {
  const child = spawn(process.execPath, [START, ...args], { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  return { code, output };
}

/** Output without what is different each time: ids, durations and ports. */
function timeless(output: string): string {
  return output
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:0')
    .replaceAll(/order [0-9a-f-]{8}\S*/g, 'order …')
    .replaceAll(/evt_\S+/g, 'evt_…')
    .replaceAll(/in \d+ ms/g, 'in 0 ms')
    .replaceAll(/ +$/gm, '')
    .trim();
}

describe('pnpm start --once', () => {
  it('plays one order to its end and shows the package as completed', async () => {
    const { code, output } = await start(['--once']);
    expect(output).toContain('The HR user sees the package as Completed.');
    expect(code).toBe(0);
    const steps = output.split('\n').filter((line) => /^ *\d+ {2}/.test(line));
    expect(steps).toHaveLength(14);
    expect(steps.filter((line) => line.includes('delivered at attempt 1'))).toHaveLength(3);
    const shown = steps.filter((line) => line.includes('shows the package as')).map((line) => line.split(/\s+/).at(-1));
    expect(shown).toEqual(['InProgress', 'Completed']);
    // The README shows this output, and the quick start of the documentation the README.
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, shownThere = ''] = /```text\n( {2}sandbox .*?)```/s.exec(readme) ?? [];
    expect(timeless(output)).toContain(timeless(shownThere));
  });

  it.each([
    ['an option it does not know', ['--twice'], ANY_PORTS, /--twice is unknown; the only option is --once\.\s*$/],
    ['a port that is none', ['--once'], { ...ANY_PORTS, SANDBOX_PORT: 'http' }, /SANDBOX_PORT must be a port .*\.\s*$/],
  ])('says in one sentence what is wrong with %s', async (_name, args, env, sentence) => {
    const { code, output } = await start(args, env);
    expect(output).toMatch(sentence);
    expect(output).not.toContain('    at ');
    expect(code).toBe(1);
  });

  it('says which server did not start, and why, when a port is taken', async () => {
    occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const { port } = occupant.address() as AddressInfo;
    const { code, output } = await start(['--once'], { ...ANY_PORTS, WEBHOOK_SERVER_PORT: String(port) });
    expect(output).toContain(`The webhook server did not start:\nPort ${port} is in use.`);
    expect(output).toContain('Its port is set by WEBHOOK_SERVER_PORT.');
    expect(code).toBe(1);
  });
});
