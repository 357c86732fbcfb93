import type { Connection, Watch } from '@assessment-kit/console-parts';

/** How long to wait, in ms, before a stream that was refused is asked for again. */
const ASK_AGAIN_MS = 2000;

type Listener = Parameters<Watch>[0];

const listeners = new Set<Listener>();
let source: EventSource | null = null;
let connection: Connection = 'connecting';

export const watch: Watch = (listener) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Opens the stream of events while the page is looked at: a browser allows few connections to one host. */
export function followPage(): void {
  document.addEventListener('visibilitychange', follow);
  follow();
}

function follow(): void {
  if (document.visibilityState === 'visible') open();
  else {
    source?.close();
    source = null;
  }
}

function open(): void {
  if (source) return;
  const opened = new EventSource('/_sandbox/events');
  source = opened;
  opened.onopen = () => tell('live');
  opened.onmessage = () => tell('live');
  opened.onerror = () => {
    tell('lost');
    // A connection that broke is opened again by the browser, an answer other than 200 is not.
    if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
    source = null;
    setTimeout(follow, ASK_AGAIN_MS);
  };
}

function tell(now: Connection): void {
  connection = now;
  for (const listener of listeners) listener(connection);
}
