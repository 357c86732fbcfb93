import { Failed, Loading, type Result } from '@assessment-kit/console-parts';
import type { ComponentChildren } from 'preact';

/** What was loaded, or why it cannot be shown. */
export function ViewOf<Body>(properties: { loaded: Result<Body> | null; children: (body: Body) => ComponentChildren }) {
  const { loaded, children } = properties;
  if (loaded === null) return <Loading />;
  return loaded.ok ? children(loaded.body) : <Failed result={loaded} />;
}
