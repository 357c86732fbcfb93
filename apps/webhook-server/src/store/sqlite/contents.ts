import type { EngineContents, KeptDataKey, StoredContent } from '../engine-store.ts';
import { wholeMs } from '../rows.ts';
import type { Claim, Erased, EraseRequest, InboxLane, LanesQuery } from '../store.ts';
import type { WorkerClient } from './worker-client.ts';

/** How long to wait for a reader that keeps the log from being emptied, in ms. */
const READER_WAIT_MS = 2_000;

/** What may hold personal data, in a SQLite file. */
export class SqliteContents implements EngineContents {
  readonly #worker: WorkerClient;
  #again: NodeJS.Timeout | null = null;

  constructor(worker: WorkerClient) {
    this.#worker = worker;
  }

  erase(request: EraseRequest): Promise<Erased> {
    return this.#worker.call('erase', { ...request, now: wholeMs(request.now) });
  }

  async compact(): Promise<void> {
    await this.#worker.call('compact', null);
    await this.wipe();
  }

  async wipe(): Promise<void> {
    if (this.#again) clearTimeout(this.#again);
    if (await this.#worker.call('emptyLog', null)) return;
    // It is emptied in any case when the store is closed.
    this.#again = setTimeout(() => void this.wipe().catch(() => {}), READER_WAIT_MS).unref();
  }

  inboxLanes(query: LanesQuery): Promise<InboxLane[]> {
    return this.#worker.call('inboxLanes', query);
  }

  putBack({ queue, lane, fence, message }: Claim, { readyAt, error }: { readyAt: number; error: string }) {
    return this.#worker.call('putBack', { queue, lane, fence, seq: message.seq, readyAt: wholeMs(readyAt), error });
  }

  dataKeys(): Promise<KeptDataKey[]> {
    return this.#worker.call('dataKeys', null);
  }

  keepDataKeys(keys: readonly KeptDataKey[], known: readonly string[]): Promise<boolean> {
    return this.#worker.call('keepDataKeys', { keys, known });
  }

  async forgetDataKeys(ids: readonly string[]): Promise<void> {
    await this.#worker.call('forgetDataKeys', { ids });
  }

  contents(query: LanesQuery): Promise<StoredContent[]> {
    return this.#worker.call('contents', query);
  }

  replaceContent(before: StoredContent, after: StoredContent): Promise<boolean> {
    return this.#worker.call('replaceContent', { before, after });
  }

  close(): void {
    if (this.#again) clearTimeout(this.#again);
  }
}
