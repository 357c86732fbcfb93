import { useEffect, useState } from 'preact/hooks';

/** Kept until the tab is closed, and for this tab only. */
const KEY = 'operator-token';

const listeners = new Set<() => void>();
/** Whether the last token was refused. */
let refused = false;

export function currentToken(): string | null {
  return sessionStorage.getItem(KEY);
}

export function keepToken(token: string): void {
  refused = false;
  sessionStorage.setItem(KEY, token);
  tell();
}

/** @param why `refused`: the server does not take it, or no longer. */
export function forgetToken(why: 'refused' | 'signed_out'): void {
  if (currentToken() === null) return;
  refused = why === 'refused';
  sessionStorage.removeItem(KEY);
  tell();
}

/** Whether there is a token, and whether the one before was refused. */
export function useToken(): { present: boolean; refused: boolean } {
  const [, again] = useState(0);
  useEffect(() => {
    const follow = () => again((count) => count + 1);
    listeners.add(follow);
    return () => void listeners.delete(follow);
  }, []);
  return { present: currentToken() !== null, refused };
}

function tell(): void {
  for (const listener of listeners) listener();
}
