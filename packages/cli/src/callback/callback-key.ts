import type { Context } from '../context/context.ts';
import { readSecret } from '../context/read-secret.ts';

/** The keys in `CALLBACK_API_KEYS`; the first one is the newest. */
export function keysInEnvironment(env: Context['io']['env']): string[] {
  return (env['CALLBACK_API_KEYS'] ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** The key to register: from stdin when the user says so, the environment, or a person. */
export async function callbackKey(context: Context, fromStdin: boolean): Promise<string> {
  const [first] = keysInEnvironment(context.io.env);
  if (!fromStdin && first !== undefined) return first;
  const instead = 'set CALLBACK_API_KEYS, or pipe it in and add --key-from-stdin.';
  return readSecret(context, { what: 'key of the callback', fromStdin, instead });
}
