import { DEFAULT_PORT } from './address.ts';

export type PortResult = { ok: true; port: number } | { ok: false; problem: string };

/**
 * The port to serve on, from `PORT`; 0 lets the system choose one.
 *
 * @returns The problem in one sentence, which never repeats the value.
 */
export function readPort(environment: Readonly<Record<string, string | undefined>>): PortResult {
  const value = environment['PORT'] ?? '';
  if (value === '') return { ok: true, port: DEFAULT_PORT };
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) {
    return { ok: false, problem: 'PORT must be a port from 0 to 65535.' };
  }
  return { ok: true, port };
}
