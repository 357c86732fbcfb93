import type { ComponentChildren } from 'preact';
import type { Result } from '../data/create-api.ts';

export function Loading() {
  return <p class="quiet">Loading…</p>;
}

/** Says why something cannot be shown. */
export function Failed({ result }: { result: Extract<Result<unknown>, { ok: false }> }) {
  return (
    <div class="notice" role="note">
      <Problems of={result.problems} />
    </div>
  );
}

/** Sentences of the server about what it refused. */
export function Problems({ of: problems }: { of: readonly string[] }) {
  return (
    <ul class="problems">
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}

/** Takes the place of a list without entries, and says how the first one comes about. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{children}</p>
    </div>
  );
}
