import { randomUUID } from 'node:crypto';
import { type Clock, timestamp } from '../clock.ts';
import type { CallbackRegistration, PlatformState, StoredOrder } from '../state/platform-state.ts';
import type { CallbackName, DeliveryRecord } from './delivery.ts';
import { failureReport } from './failure-report.ts';
import { orderCallback } from './order-callback.ts';
import { type CallbackResult, callbackHeaders, sendCallback } from './send-callback.ts';

/** Sends callbacks in the background and writes down how each went. */
export class Deliveries {
  readonly #state: PlatformState;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #abort = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  /** @param timeoutMs How long the partner may take to answer, in ms. */
  constructor(state: PlatformState, clock: Clock, timeoutMs: number) {
    this.#state = state;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Sends a new order to the success URL. When that fails and an error URL is registered, the error goes there (`S2`).
   * Nothing is repeated: no page promises it.
   */
  order(order: StoredOrder): void {
    const callback = this.#state.callback;
    if (callback) this.#run(this.#orderThenError(order, callback));
  }

  /** Sends a job. `false` when no job URL is registered. */
  job(body: unknown): boolean {
    const callback = this.#state.callback;
    const url = callback?.callbackDetails.jobCreationCallbackUrl;
    if (!callback || !url) return false;
    this.#run(this.#send('job', url, callback.apiKey, body, null));
    return true;
  }

  /** Ends deliveries under way and waits for them. */
  async close(): Promise<void> {
    this.#abort.abort();
    await Promise.all(this.#running);
  }

  async #orderThenError(order: StoredOrder, callback: CallbackRegistration): Promise<void> {
    const { successCallbackUrl, errorCallbackUrl } = callback.callbackDetails;
    const result = await this.#send('order', successCallbackUrl, callback.apiKey, orderCallback(order), order.orderId);
    if (result.outcome === 'accepted' || !errorCallbackUrl || this.#abort.signal.aborted) return;
    const report = failureReport(order.orderId, this.#timeoutMs, result);
    await this.#send('error', errorCallbackUrl, callback.apiKey, report, order.orderId);
  }

  async #send(
    callback: CallbackName,
    url: string,
    apiKey: string,
    body: unknown,
    orderId: string | null,
  ): Promise<CallbackResult> {
    const record: DeliveryRecord = {
      deliveryId: randomUUID(),
      orderId,
      callback,
      url,
      startedAt: timestamp(this.#clock),
      durationMs: null,
      outcome: null,
      status: null,
      request: { headers: { ...callbackHeaders(apiKey), 'x-api-key': '***' }, body: JSON.stringify(body) },
      response: null,
    };
    this.#state.deliveries.push(record);
    const began = performance.now();
    const timeoutMs = this.#timeoutMs;
    const result = await sendCallback({ callback, url, apiKey, body, timeoutMs, signal: this.#abort.signal });
    Object.assign(record, result, { durationMs: Math.round(performance.now() - began) });
    return result;
  }

  #run(work: Promise<unknown>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }
}
