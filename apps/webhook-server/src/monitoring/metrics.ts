import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CallbackKind, Queue, Received, Settlement } from '../store/store.ts';
import { countOf, type Figures, lagOf, parkedLanes } from './figures.ts';

/** What became of a callback. */
export type CallbackOutcome = Received['outcome'] | 'refused' | 'failed' | 'broken_off';
/** What an attempt came to. */
export type AttemptOutcome = Extract<Settlement, { state: unknown }>['state'] | 'retry' | 'failed';
export type PlatformCall = 'token' | 'update';

const P = 'webhook_server_';
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const DELAY_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 21_600, 86_400];
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
const COMMIT_WRITES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Memory, garbage collection, event loop: of the process, however many servers are in it. */
const ofProcess = new Registry();
let collecting = false;

/**
 * The metrics of one server. Every label has a few values known in advance: never an id, a company or anything about a
 * person.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #callbacks = this.#counter('callbacks_total', 'Callbacks by kind, outcome and status.', [
    'callback',
    'outcome',
    'status',
  ]);
  readonly #callbackSeconds = this.#histogram(
    'callback_duration_seconds',
    'Time from the headers of a callback to its answer.',
    REQUEST_SECONDS,
    ['callback'],
  );
  readonly #attempts = this.#counter('attempts_total', 'Attempts to hand over (inbox) or send (outbox), by outcome.', [
    'queue',
    'outcome',
  ]);
  readonly #delay = this.#histogram(
    'delay_seconds',
    'Time from acceptance to the hand-over (inbox) or the delivery (outbox).',
    DELAY_SECONDS,
    ['queue'],
  );
  readonly #platformCalls = this.#counter('platform_calls_total', 'Calls to the platform, by status.', [
    'call',
    'status',
  ]);
  readonly #platformSeconds = this.#histogram(
    'platform_call_duration_seconds',
    'Time until the platform began to answer.',
    REQUEST_SECONDS,
    ['call'],
  );
  readonly #commitWrites = this.#histogram('commit_writes', 'Writes that shared a commit.', COMMIT_WRITES);
  readonly #commitSeconds = this.#histogram('commit_duration_seconds', 'Time of a commit.', COMMIT_SECONDS);
  readonly #storeUp = this.#gauge('store_up', 'Whether the database answers; without it, its figures are left out.');
  readonly #messages = this.#gauge('messages', 'Messages by queue and state; those that are done are not counted.', [
    'queue',
    'state',
  ]);
  readonly #lag = this.#gauge('lag_seconds', 'How long the oldest message that can go on has been waiting.', ['queue']);
  readonly #stopped = this.#gauge('stopped_orders', 'Orders whose updates wait because the platform refused one.');
  readonly #lost = this.#gauge('lost_orders', 'Orders that an error callback names although they never came in.');

  constructor(facts: { version: string; engine: string }) {
    if (!collecting) collectDefaultMetrics({ register: ofProcess });
    collecting = true;
    this.#gauge('info', 'Version and database.', ['version', 'engine']).set(facts, 1);
    // Series that are there from the start let alerts tell "none" from "not known".
    for (const callback of ['order', 'job', 'error']) {
      for (const outcome of ['stored', 'duplicate', 'revised'])
        this.#callbacks.inc({ callback, outcome, status: 200 }, 0);
    }
    for (const outcome of ['done', 'dead', 'retry']) this.#attempts.inc({ queue: 'inbox', outcome }, 0);
    for (const outcome of ['done', 'in_doubt', 'refused', 'retry']) this.#attempts.inc({ queue: 'outbox', outcome }, 0);
  }

  /** @param status Absent: the sender went away. */
  callback(callback: CallbackKind, outcome: CallbackOutcome, status: number | undefined, seconds: number): void {
    this.#callbacks.inc({ callback, outcome, status: status ?? 'none' });
    this.#callbackSeconds.observe({ callback }, seconds);
  }

  /** @param seconds Since it was accepted. */
  attempt(queue: Queue, outcome: AttemptOutcome, seconds: number): void {
    this.#attempts.inc({ queue, outcome });
    if (outcome === 'done' || outcome === 'in_doubt') this.#delay.observe({ queue }, seconds);
  }

  /** @param status Of the answer, or why there was none. */
  platformCall(call: PlatformCall, status: number | 'timeout' | 'unreachable' | 'aborted', seconds: number): void {
    this.#platformCalls.inc({ call, status });
    this.#platformSeconds.observe({ call }, seconds);
  }

  commit(writes: number, seconds: number): void {
    this.#commitWrites.observe(writes);
    this.#commitSeconds.observe(seconds);
  }

  /** @param figures `null`: the database is away. */
  async text(figures: Figures | null): Promise<string> {
    this.#show(figures, Date.now());
    return Registry.merge([this.#registry, ofProcess]).metrics();
  }

  #show(figures: Figures | null, now: number): void {
    this.#storeUp.set(figures === null ? 0 : 1);
    for (const gauge of [this.#messages, this.#lag, this.#stopped, this.#lost]) gauge.reset();
    if (figures === null) {
      this.#stopped.remove();
      this.#lost.remove();
      return;
    }
    for (const state of ['pending', 'dead'] as const) {
      this.#messages.set({ queue: 'inbox', state }, countOf(figures, 'inbox', state));
    }
    for (const state of ['pending', 'refused', 'in_doubt'] as const) {
      this.#messages.set({ queue: 'outbox', state }, countOf(figures, 'outbox', state));
    }
    for (const queue of ['inbox', 'outbox'] as const) this.#lag.set({ queue }, lagOf(figures, queue, now));
    this.#stopped.set(parkedLanes(figures, 'outbox'));
    this.#lost.set(figures.lost);
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name: P + name, help, labelNames, registers: [this.#registry] });
  }

  #gauge<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name: P + name, help, labelNames, registers: [this.#registry] });
  }

  #histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: Label[] = [],
  ): Histogram<Label> {
    return new Histogram({ name: P + name, help, buckets, labelNames, registers: [this.#registry] });
  }
}
