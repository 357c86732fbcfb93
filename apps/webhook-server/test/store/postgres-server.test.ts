import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { query } from '../support/postgres.ts';

test('the server for tests goes when the process that started it is killed', { timeout: 60_000 }, async () => {
  // A folder that the server's own account may not enter, as a checkout may be one.
  const cwd = mkdtempSync(join(tmpdir(), 'assessment-kit-private-'));
  const file = fileURLToPath(new URL('../support/postgres-owner.ts', import.meta.url));
  const owner = spawn(process.execPath, [file], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: owner.stdout }), 'line');
  const { url, supervisor } = JSON.parse(line) as { url: string; supervisor: number };
  const [data] = await query<{ data_directory: string }>(url, 'show data_directory');

  owner.kill('SIGKILL');
  while (isRunning(supervisor)) await new Promise((resolve) => setTimeout(resolve, 20));
  await expect(query(url, 'select')).rejects.toThrow('ECONNREFUSED');
  expect(() => rmdirSync(data?.data_directory ?? '')).toThrow('ENOENT');
  rmdirSync(cwd);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
