import { type MovableClock, timestamp } from '../clock.ts';
import type { DeliveryFaultKind } from '../faults/fault-kinds.ts';
import type { Faults } from '../faults/faults.ts';
import type { MagicPlaces } from '../faults/magic-values.ts';
import { Overtaking } from '../faults/overtaking.ts';
import { type Sending, sendWithFault } from '../faults/send-with-fault.ts';
import { inErrorCasing } from '../readings/error-casing.ts';
import type { Readings } from '../readings/readings.ts';
import type { CallbackRegistration, PlatformState, StoredOrder } from '../state/platform-state.ts';
import type { DeliveryRecord } from './delivery.ts';
import { failureReport } from './failure-report.ts';
import { orderCallback } from './order-callback.ts';
import { type CallbackRequest, type CallbackResult, callbackHeaders } from './send-callback.ts';

/** How long callbacks that leave when the sandbox closes may take, in ms. */
const FAREWELL_MS = 1000;

/** A callback that is to be sent. */
interface Message extends Pick<CallbackRequest, 'callback' | 'url' | 'apiKey'>, MagicPlaces {
  body: object;
  orderId: string | null;
}

export interface DeliveryParts {
  state: PlatformState;
  clock: MovableClock;
  /** How long the partner may take to answer, in ms; asked for each callback. */
  timeoutMs: () => number;
  readings: Readings;
  faults: Faults;
  newId: () => string;
}

/** Sends callbacks in the background and writes down how each went. */
export class Deliveries {
  readonly #state: PlatformState;
  readonly #clock: MovableClock;
  readonly #timeoutMs: () => number;
  readonly #readings: Readings;
  readonly #faults: Faults;
  readonly #newId: () => string;
  readonly #overtaking = new Overtaking();
  readonly #running = new Set<Promise<unknown>>();
  /** Ends what is under way; replaced at a reset and at the end, so that later callbacks can still leave. */
  #abort = new AbortController();

  constructor({ state, clock, timeoutMs, readings, faults, newId }: DeliveryParts) {
    this.#state = state;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#readings = readings;
    this.#faults = faults;
    this.#newId = newId;
  }

  /**
   * Sends a new order to the success URL. When that fails and an error URL is registered, the error goes there (`S2`).
   * Nothing is repeated: no page promises it.
   */
  order(order: StoredOrder): void {
    const callback = this.#state.callback;
    if (callback) this.#run(this.#orderThenError(order, callback));
  }

  /** Sends new orders one after the other. */
  orders(orders: readonly StoredOrder[]): void {
    const callback = this.#state.callback;
    if (callback) this.#run(this.#oneByOne(orders, callback));
  }

  /** Sends a job. `false` when no job URL is registered. */
  job(body: object): boolean {
    const callback = this.#state.callback;
    const url = callback?.callbackDetails.jobCreationCallbackUrl;
    if (!callback || !url) return false;
    this.#run(this.#send({ callback: 'job', url, apiKey: callback.apiKey, body, orderId: null }));
    return true;
  }

  /** Resolves when no callback is under way. One that waits to be overtaken is not. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Ends deliveries under way, and forgets the callback that waits to be overtaken. */
  forget(): void {
    this.#overtaking.forget();
    this.#end();
  }

  /** Ends deliveries under way and waits for them. The callback that waits to be overtaken leaves. */
  async close(): Promise<void> {
    this.#end();
    this.#overtaking.overtake()();
    const farewell = setTimeout(() => this.#end(), FAREWELL_MS);
    await this.settled();
    clearTimeout(farewell);
  }

  #end(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  async #oneByOne(orders: readonly StoredOrder[], callback: CallbackRegistration): Promise<void> {
    const { signal } = this.#abort;
    for (const order of orders) if (!signal.aborted) await this.#orderThenError(order, callback);
  }

  #orderThenError(order: StoredOrder, { apiKey, callbackDetails }: CallbackRegistration): Promise<void> {
    const { successCallbackUrl, errorCallbackUrl } = callbackDetails;
    const { orderId } = order;
    const places = { lastName: order.assessee.lastName, packageId: order.packageId };
    const message = { url: successCallbackUrl, apiKey, body: orderCallback(order), orderId, ...places };
    return this.#send({ callback: 'order', ...message }, async (result) => {
      if (result.outcome === 'accepted' || !errorCallbackUrl) return;
      const report = failureReport(this.#newId(), orderId, this.#timeoutMs(), result);
      const body = inErrorCasing(this.#readings, report);
      await this.#send({ callback: 'error', url: errorCallbackUrl, apiKey, body, orderId });
    });
  }

  /**
   * Sends a callback, with the fault that is drawn for it. Resolves when it was sent, is dropped, or waits.
   *
   * @param then What follows when it was sent and the sandbox goes on.
   */
  async #send(message: Message, then: (result: CallbackResult) => Promise<void> = async () => {}): Promise<void> {
    const fault = this.#faults.forDelivery(message);
    if (fault === 'dropped') return;
    const send = async () => {
      const { signal } = this.#abort;
      const request = { ...message, timeoutMs: this.#timeoutMs(), clock: this.#clock, signal };
      const result = await sendWithFault(fault, request, (sending) => this.#attempt(message, fault, sending));
      if (!signal.aborted) await then(result);
    };
    if (fault === 'reorder' && !this.#overtaking.isWaiting) {
      this.#overtaking.wait(() => this.#run(send()));
      return;
    }
    const overtaken = this.#overtaking.overtake();
    await send().finally(overtaken);
  }

  async #attempt(
    { callback, url, orderId }: Message,
    fault: DeliveryFaultKind | null,
    { request, sentBody, send }: Sending,
  ): Promise<CallbackResult> {
    if (request.signal.aborted) return { outcome: 'unreachable', status: null, response: null };
    const record: DeliveryRecord = {
      deliveryId: this.#newId(),
      orderId,
      callback,
      url,
      startedAt: timestamp(this.#clock),
      durationMs: null,
      outcome: null,
      status: null,
      fault,
      request: { headers: callbackHeaders(request.apiKey === null ? null : '***'), body: sentBody },
      response: null,
    };
    this.#state.storeDelivery(record);
    const began = performance.now();
    const result = await send(request);
    // It may have been forgotten meanwhile.
    if (this.#state.collections.deliveries.has(record.deliveryId)) {
      this.#state.storeDelivery({ ...record, ...result, durationMs: Math.round(performance.now() - began) });
    }
    return result;
  }

  #run(work: Promise<unknown>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }
}
