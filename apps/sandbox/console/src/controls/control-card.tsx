import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Result } from '../data/api.ts';
import { Failed, Loading, Problems } from '../parts/notice.tsx';

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

/** Keeps what was wrong with the last change. */
export function useProblems(): { note: (sent: Promise<Result<unknown>>) => void; problems: ComponentChildren } {
  const [problems, setProblems] = useState<readonly string[]>([]);
  return {
    note: (sent) => void sent.then((result) => setProblems(result.ok ? [] : result.problems)),
    problems: <div role="status">{problems.length > 0 ? <Problems of={problems} /> : null}</div>,
  };
}
