import { spawn } from 'node:child_process';
import type { Restart } from './options.ts';

/**
 * Gets a restart ready, so that it begins without delay: starting a process can stop this one for tens of milliseconds,
 * in which no order would be sent, and the orders sent right before a kill are those that matter.
 *
 * @param timeoutMs How long the command may take.
 * @returns Runs it once; resolves to what went wrong, in one sentence, or `null`.
 */
export function prepareRestart(restart: Restart, timeoutMs: number, signal: AbortSignal): () => Promise<string | null> {
  if (typeof restart === 'function') {
    return async () => {
      await restart();
      return null;
    };
  }
  // A POSIX shell is started now and waits for a line. Without output: the receiver that it starts would keep it open.
  const waits = process.platform !== 'win32';
  const start = () =>
    spawn(waits ? `read -r go\n${restart}` : restart, { shell: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const waiting = waits ? start() : null;
  // One that could not be started has an exit code all the same.
  waiting?.on('error', () => {}).stdin.on('error', () => {});
  return () =>
    new Promise((resolve) => {
      const child = waiting ?? start();
      const stop = () => child.kill();
      const end = (problem: string | null) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        resolve(problem);
      };
      const timer = setTimeout(() => {
        stop();
        end(`The restart command did not end within ${timeoutMs / 1000} s.`);
      }, timeoutMs);
      signal.addEventListener('abort', stop, { once: true });
      child.once('error', () => end('The restart command could not be started.'));
      child.once('exit', (code, killedBy) => {
        end(code === 0 ? null : `The restart command ended with ${killedBy ?? `exit code ${code}`}.`);
      });
      child.stdin.end('\n');
    });
}
