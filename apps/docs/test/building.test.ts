import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../src/site/serve.ts';
import { inTurn } from '../src/site/turns.ts';

const TURNS = new URL('../src/site/turns.ts', import.meta.url).href;

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assessment-kit-docs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('a turn', () => {
  it('is had by one at a time, in one process or many', async () => {
    const file = join(await temporaryFolder(), 'turn');
    const said: string[] = [];
    let end = () => {};
    const first = inTurn(file, async () => {
      said.push('first begins');
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      said.push('first ends');
    });
    await expect.poll(() => said).toEqual(['first begins']);
    const second = inTurn(file, async () => void said.push('second'));
    // Long enough for the second to look, and to begin if nothing kept it from that.
    await pause(300);
    expect(said).toEqual(['first begins']);
    end();
    await Promise.all([first, second]);
    expect(said).toEqual(['first begins', 'first ends', 'second']);
  });

  it('is given back by a process that is killed in the middle of it', async () => {
    const file = join(await temporaryFolder(), 'turn');
    const code = `const { inTurn } = await import(${JSON.stringify(TURNS)});
      await inTurn(${JSON.stringify(file)}, async () => {
        console.log('mine');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const mine = inTurn(file, async () => 'mine now');
    child.kill('SIGKILL');
    expect(await mine).toBe('mine now');
  });

  it('is given back by work that fails', async () => {
    const file = join(await temporaryFolder(), 'turn');
    await expect(inTurn(file, () => Promise.reject(new Error('The work failed.')))).rejects.toThrow('The work failed.');
    expect(await inTurn(file, async () => 'next')).toBe('next');
  });

  it('is not waited for any longer by one who is told to stop', async () => {
    const file = join(await temporaryFolder(), 'turn');
    const stop = new AbortController();
    await inTurn(file, async () => {
      const waiting = inTurn(file, async () => 'never', stop.signal);
      stop.abort();
      await expect(waiting).rejects.toThrow(/abort/i);
    });
  });
});

describe('a site that is being served', () => {
  it('stays what it was when another one takes its place', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'index.html'), 'old');
    await writeFile(join(folder, '404.html'), 'lost');
    const site = await serve(folder, 0);
    onTestFinished(() => site.close());
    await rm(join(folder, 'index.html'));
    expect(await (await fetch(`${site.url}/`)).text()).toBe('old');
  });

  it('answers strange paths and methods as it should', async () => {
    const folder = await temporaryFolder();
    for (const name of ['index.html', '404.html', 'notes.md', '.hidden']) await writeFile(join(folder, name), name);
    const site = await serve(folder, 0);
    onTestFinished(() => site.close());
    const status = async (path: string, init?: RequestInit) => (await fetch(`${site.url}${path}`, init)).status;
    expect(await status('//')).toBe(404);
    expect(await status('/%')).toBe(404);
    expect(await status('/.hidden')).toBe(404);
    expect(await status('/', { method: 'POST' })).toBe(405);
    expect(await status('/?a=b?c')).toBe(200);

    const notes = await fetch(`${site.url}/notes.md`);
    expect(notes.headers.get('content-type')).toBe('text/markdown;charset=utf-8');
    const etag = notes.headers.get('etag') ?? '';
    expect(await status('/notes.md', { headers: { 'if-none-match': etag } })).toBe(304);
  });
});
