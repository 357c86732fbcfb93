import { resolve } from 'node:path';
import type { Sandbox, SandboxOptions } from '@assessment-kit/sandbox';
import manifest from '@assessment-kit/sandbox/package.json' with { type: 'json' };
import { UsageError } from '../failures/usage-error.ts';

/**
 * Starts a sandbox in this process.
 *
 * @throws {UsageError} when the port is taken, a reading or fault does not exist, or the data file cannot be used.
 */
export async function startSandbox(options: SandboxOptions, cwd: string): Promise<Sandbox> {
  refuseOldNode(process.versions.node);
  // Loaded only here: help and completion do not wait for it.
  const { createSandbox } = await import('@assessment-kit/sandbox');
  const { data } = options;
  try {
    return await createSandbox({ ...options, ...(data === undefined ? {} : { data: resolve(cwd, data) }) });
  } catch (error) {
    throw new UsageError(sentence(error, options));
  }
}

function sentence(error: unknown, { port, host }: SandboxOptions): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Port ${port} is in use: give another one with --port.`;
  if (code === 'EACCES') return `Port ${port} may not be used: give one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine.`;
  return `The sandbox does not start: ${message}`;
}

/**
 * The sandbox needs a later Node.js than the other commands.
 *
 * @param version For example `20.20.2`.
 * @throws {UsageError} that says which one.
 */
export function refuseOldNode(version: string): void {
  const [needed = ''] = /\d+\.\d+/.exec(manifest.engines.node) ?? [];
  const [wanted, found] = [needed, version].map((text) => text.split('.').map(Number));
  const [major = 0, minor = 0] = wanted ?? [];
  const [ownMajor = 0, ownMinor = 0] = found ?? [];
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new UsageError(
    `The sandbox needs Node.js ${needed} or later; this is ${version}. Every other command works with it.`,
  );
}
