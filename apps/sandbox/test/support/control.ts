import type { Sandbox } from '../../src/index.ts';

/** Calls the control plane as a script does. */
export async function control(sandbox: Sandbox, method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // biome-ignore lint/suspicious/noExplicitAny: the body of an answer
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as any };
}
