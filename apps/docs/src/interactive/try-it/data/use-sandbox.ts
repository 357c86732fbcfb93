import type { Connection } from '@assessment-kit/console-parts';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type KnownThings, NOTHING_KNOWN } from '../model/known-things.ts';
import { SandboxCalls } from './sandbox-calls.ts';
import type { Settings } from './settings.ts';

/** How long to wait before a sandbox that does not answer is asked again, in ms. */
const ASK_AGAIN_MS = 2000;

/** Changes that come closer together than this, in ms, are loaded once. */
const TOGETHER_MS = 150;

export interface SandboxConnection {
  readonly calls: SandboxCalls;
  readonly connection: Connection;
  readonly known: KnownThings;
  /** Grows whenever something has changed in the sandbox. */
  readonly changes: number;
}

/** Connects to a sandbox, and again by itself whenever it comes back. */
export function useSandbox({ host, clientId, clientSecret }: Settings): SandboxConnection {
  const calls = useMemo(() => new SandboxCalls(host, { clientId, clientSecret }), [host, clientId, clientSecret]);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [known, setKnown] = useState(NOTHING_KNOWN);
  const [changes, setChanges] = useState(0);

  useEffect(() => {
    let [stopped, events] = [false, null as EventSource | null];
    let timer: ReturnType<typeof setTimeout> | undefined;
    setConnection('connecting');
    setKnown(NOTHING_KNOWN);

    const load = async () => {
      try {
        const things = await knownThings(calls);
        if (stopped) return;
        setKnown(things);
        setChanges((count) => count + 1);
        setConnection('live');
        events ??= follow();
      } catch {
        lose();
      }
    };
    const later = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void load(), ms);
    };
    const lose = () => {
      events?.close();
      events = null;
      if (stopped) return;
      setConnection('lost');
      later(ASK_AGAIN_MS);
    };
    const follow = () => {
      const opened = new EventSource(`${calls.host}/_sandbox/events`);
      opened.onmessage = () => later(TOGETHER_MS);
      opened.onerror = lose;
      return opened;
    };
    void load();
    return () => {
      stopped = true;
      clearTimeout(timer);
      events?.close();
    };
  }, [calls]);

  return { calls, connection, known, changes };
}

async function knownThings(calls: SandboxCalls): Promise<KnownThings> {
  const list = async <Item>(path: string) => (await calls.control<{ items: Item[] }>('GET', path)).items;
  // One alone at first: a sandbox that is not running makes the browser complain once, not three times.
  const companies = await list<KnownThings['companies'][number]>('companies');
  const [packages, orders] = await Promise.all([
    list<KnownThings['packages'][number]>('packages'),
    list<KnownThings['orders'][number]>('orders'),
  ]);
  return { companies, packages, orders };
}
