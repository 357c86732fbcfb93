import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Api, Loaded, Parameters, PathWith, Result } from './create-api.ts';
import type { Watch } from './watch.ts';

/** What comes closer together than this, in ms, is loaded once. */
const TOGETHER_MS = 150;

/** An answer that is loaded again whenever something has changed. */
export interface Live<Body> {
  /** The newest answer; `null` before the first one. */
  loaded: Result<Body> | null;
  /**
   * Shows what a change is answered in place of what was loaded. Answers from before the change are not shown any more: a
   * control that was just used would jump back.
   */
  change(sent: Promise<Result<Body>>): Promise<Result<Body>>;
}

/** Hooks over an API whose answers are loaded again whenever `watch` tells of a change. */
export function createLive<Paths>(get: Api<Paths>['get'], watch: Watch) {
  /** The newest answer of a path, and how to change it. */
  function useLive<Path extends PathWith<Paths, 'get'>>(
    path: Path,
    parameters: Parameters = {},
  ): Live<Loaded<Paths, Path>> {
    type Body = Loaded<Paths, Path>;
    const key = JSON.stringify([path, parameters]);
    const [shown, setShown] = useState<{ key: string; result: Result<Body> } | null>(null);
    const asked = useRef({ path, parameters });
    asked.current = { path, parameters };
    const changes = useRef({ begun: 0, ended: 0 });

    useEffect(() => {
      let [stopped, loading, again] = [false, false, false];
      const reload = async (): Promise<void> => {
        again = loading;
        if (loading) return;
        loading = true;
        const { begun } = changes.current;
        const result = await get(asked.current.path, asked.current.parameters);
        if (stopped) return;
        const outdated = changes.current.begun !== begun || changes.current.ended !== begun;
        if (outdated) again = true;
        else setShown({ key, result });
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
    }, [key]);

    const change = useCallback(
      async (sent: Promise<Result<Body>>) => {
        changes.current.begun += 1;
        const result = await sent;
        changes.current.ended += 1;
        if (result.ok) setShown({ key, result });
        return result;
      },
      [key],
    );
    return { loaded: shown?.key === key ? shown.result : null, change };
  }

  /** The newest answer of a path; `null` before the first one. */
  function useLoaded<Path extends PathWith<Paths, 'get'>>(
    path: Path,
    parameters: Parameters = {},
  ): Result<Loaded<Paths, Path>> | null {
    return useLive(path, parameters).loaded;
  }

  return { useLive, useLoaded };
}
