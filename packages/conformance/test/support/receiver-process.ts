import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { steadyPort } from '@assessment-kit/console-parts/testing/steady-port';
import { pause } from '../../src/certify/pause.ts';
import { isReachable } from '../../src/certify/wire/reach.ts';

export interface ReceiverProcess {
  base: string;
  /** Kills it with SIGKILL and starts it again, on the same port with the same data. */
  restartCommand: string;
  stop: () => void;
}

const START_MS = 30_000;

/**
 * Starts a receiver as a process of its own, in a folder of its own. It listens on `PORT` and keeps in `DATA_DIR`.
 *
 * @param program Runs the file; default: this Node.js.
 */
export async function startReceiverProcess(
  file: string,
  env: Record<string, string>,
  program = process.execPath,
): Promise<ReceiverProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'certify-test-'));
  const port = await steadyPort();
  const base = `http://127.0.0.1:${port}`;
  const settings = Object.entries({ PORT: String(port), DATA_DIR: folder, ...env }).map(
    ([name, value]) => `${name}='${value}'`,
  );
  const start = `${settings.join(' ')} '${program}' '${file}' >'${folder}/log' 2>&1 & echo $! >'${folder}/pid'`;
  execFileSync('/bin/sh', ['-c', start], { stdio: 'ignore' });
  const until = performance.now() + START_MS;
  while (!(await isReachable(base, 1_000))) {
    if (performance.now() > until) throw new Error(`It does not start: ${readFileSync(`${folder}/log`, 'utf8')}`);
    await pause(50, AbortSignal.timeout(START_MS));
  }
  return {
    base,
    restartCommand: `kill -9 "$(cat '${folder}/pid')"; ${start}`,
    stop() {
      process.kill(Number(readFileSync(`${folder}/pid`, 'utf8')), 'SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
