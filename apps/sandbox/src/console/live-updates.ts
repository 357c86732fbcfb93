import type { ServerResponse } from 'node:http';
import type { PlatformState } from '../state/platform-state.ts';

/** Changes that come closer together than this, in ms, are one event. */
const TOGETHER_MS = 25;

/** How long a client waits before it asks again, in ms: a sandbox that restarts is back soon. */
const ASK_AGAIN = 'retry: 1000\n\n';
const CHANGED = 'data: {"type":"changed"}\n\n';

/** Tells everyone who watches, by server-sent events, that there is something new to see. */
export class LiveUpdates {
  readonly #watchers = new Set<ServerResponse>();
  readonly #stopListening: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(state: PlatformState) {
    this.#stopListening = state.onChange(() => this.changed());
  }

  /** Says soon that something has changed. Without watchers it costs nothing. */
  changed(): void {
    if (this.#watchers.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const watcher of this.#watchers) watcher.write(CHANGED);
    }, TOGETHER_MS);
  }

  /** Makes a response a stream of events, until its client leaves or the sandbox closes. */
  watch(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'close' });
    response.write(ASK_AGAIN);
    this.#watchers.add(response);
    response.once('close', () => this.#watchers.delete(response));
  }

  /** Ends every stream as a stream ends, not as a connection that breaks. */
  async close(): Promise<void> {
    this.#stopListening();
    clearTimeout(this.#timer);
    await Promise.all([...this.#watchers].map(ended));
  }
}

function ended(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', () => resolve());
    // A client that does not read would never see the end.
    if (response.writableNeedDrain) response.destroy();
    else response.end();
  });
}
