import { Loading, type Result } from '@assessment-kit/console-parts';
import type { ComponentChildren } from 'preact';
import { Failed } from '../parts/failed.tsx';

/** A control with what it is for; says it when the sandbox does not have it. */
export function ControlCard<Body>(properties: {
  title: string;
  about: string;
  loaded: Result<Body> | null;
  children: (body: Body) => ComponentChildren;
}) {
  const { title, about, loaded, children } = properties;
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <p class="quiet">{about}</p>
      {loaded === null ? <Loading /> : loaded.ok ? children(loaded.body) : <Failed what={title} result={loaded} />}
    </section>
  );
}
