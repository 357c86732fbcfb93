import { resolve } from 'node:path';
import type { Sandbox, SandboxOptions } from '@assessment-kit/sandbox';
import manifest from '@assessment-kit/sandbox/package.json' with { type: 'json' };
import { UsageError } from '../failures/usage-error.ts';
import { refuseOldNode } from '../program/refuse-old-node.ts';

/**
 * Starts a sandbox in this process.
 *
 * @throws {UsageError} when the port is taken, a reading or fault does not exist, or the data file cannot be used.
 */
export async function startSandbox(options: SandboxOptions, cwd: string): Promise<Sandbox> {
  refuseOldNode('The sandbox', manifest.engines.node);
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
