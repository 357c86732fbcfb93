import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get, type Loaded, type PathWith, type Result } from './api.ts';
import { watch } from './live.ts';

/** What comes closer together than this, in ms, is loaded once. */
const TOGETHER_MS = 150;

/** The newest answer of a path, loaded again whenever something has changed; `null` before the first one. */
export function useLoaded<Path extends PathWith<'get'>>(
  path: Path,
  parameters: Record<string, string> = {},
): Result<Loaded<Path>> | null {
  const key = JSON.stringify([path, parameters]);
  const [loaded, setLoaded] = useState<{ key: string; result: Result<Loaded<Path>> } | null>(null);
  const asked = useRef({ path, parameters });
  asked.current = { path, parameters };
  const load = useCallback(() => get(asked.current.path, asked.current.parameters), []);

  useEffect(() => {
    let [stopped, loading, again] = [false, false, false];
    const reload = async (): Promise<void> => {
      again = loading;
      if (loading) return;
      loading = true;
      const result = await load();
      if (stopped) return;
      setLoaded({ key, result });
      setTimeout(() => {
        loading = false;
        if (again && !stopped) void reload();
      }, TOGETHER_MS);
    };
    void reload();
    const stopWatching = watch((connection) => {
      if (connection === 'live') void reload();
    });
    return () => {
      stopped = true;
      stopWatching();
    };
  }, [key, load]);

  return loaded?.key === key ? loaded.result : null;
}
