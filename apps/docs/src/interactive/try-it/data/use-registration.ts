import type { Schema } from '@assessment-kit/contract';
import { useEffect, useState } from 'preact/hooks';
import type { Prepared } from '../model/operation.ts';
import { requestOf } from '../model/request.ts';
import { operationOf } from './operation-of.ts';
import type { SandboxConnection } from './use-sandbox.ts';

/** The callback that is registered; `null`: none; `undefined`: not known yet. */
export function useRegistration(
  prepared: Prepared,
  { calls, changes }: SandboxConnection,
): Schema<'CallbackDetails'> | null | undefined {
  const [registered, setRegistered] = useState<Schema<'CallbackDetails'> | null>();
  useEffect(() => {
    // Before the first answer of the sandbox there is nothing to ask for.
    if (changes === 0) return;
    let stopped = false;
    const load = async () => {
      const operation = operationOf(prepared, 'getCallback');
      const { status, body } = await calls.call(requestOf(calls.host, operation, { values: {}, body: '' }), true);
      const found = status === 200 ? (JSON.parse(body) as { callbackDetails: Schema<'CallbackDetails'> }) : null;
      if (!stopped) setRegistered(found?.callbackDetails ?? null);
    };
    void load().catch(() => {});
    return () => {
      stopped = true;
    };
  }, [prepared, calls, changes]);
  return registered;
}
