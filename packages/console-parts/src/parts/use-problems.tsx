import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Result } from '../data/create-api.ts';
import { Problems } from './notice.tsx';

/** Keeps what was wrong with the last change. */
export function useProblems(): { note: (sent: Promise<Result<unknown>>) => void; problems: ComponentChildren } {
  const [problems, setProblems] = useState<readonly string[]>([]);
  return {
    note: (sent) => void sent.then((result) => setProblems(result.ok ? [] : result.problems)),
    problems: <div role="status">{problems.length > 0 ? <Problems of={problems} /> : null}</div>,
  };
}
