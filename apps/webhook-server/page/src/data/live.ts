import type { Connection, Watch } from '@assessment-kit/console-parts';

/** How often what is shown is asked for again, in ms, while somebody looks at it. */
const EVERY_MS = 2000;

const listeners = new Set<Parameters<Watch>[0]>();
let connection: Connection = 'connecting';

/** Tells every two seconds, while the page is looked at, that there may be something new. */
export const watch: Watch = (listener) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** @returns A function that ends it. */
export function followPage(): () => void {
  const timer = setInterval(look, EVERY_MS);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

/** Whether a request got any answer: by that the page knows whether it is connected. */
export function heard(answered: boolean): void {
  const now = answered ? 'live' : 'lost';
  if (now === connection) return;
  connection = now;
  tell();
}

function look(): void {
  if (document.visibilityState !== 'visible') return;
  if (connection === 'lost') void probe();
  else tell();
}

/** Needs no token, and asks the database for nothing. */
async function probe(): Promise<void> {
  const response = await fetch('/healthz').catch(() => null);
  heard(response !== null);
}

function tell(): void {
  for (const listener of listeners) listener(connection);
}
