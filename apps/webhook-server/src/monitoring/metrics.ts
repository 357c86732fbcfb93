import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { droppedLines } from '../log/log-output.ts';
import type { CallbackKind, Queue, Received, Settlement } from '../store/store.ts';
import { countOf, type Figures, lagOf, parkedLanes } from './figures.ts';
import { type LabelOf, METRIC_PREFIX, METRICS, type MetricFacts, type MetricName } from './metric-table.ts';

/** What became of a callback. */
export type CallbackOutcome = Received['outcome'] | 'refused' | 'failed' | 'broken_off';
/** What an attempt came to. */
export type AttemptOutcome = Extract<Settlement, { state: unknown }>['state'] | 'retry' | 'failed';
export type PlatformCall = 'token' | 'update';

/** Memory, garbage collection, event loop: of the process, however many servers are in it. */
const ofProcess = new Registry();
let collecting = false;

/** The metrics of one server. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #callbacks = this.#counter('callbacks_total');
  readonly #callbackSeconds = this.#histogram('callback_duration_seconds');
  readonly #attempts = this.#counter('attempts_total');
  readonly #delay = this.#histogram('delay_seconds');
  readonly #platformCalls = this.#counter('platform_calls_total');
  readonly #platformSeconds = this.#histogram('platform_call_duration_seconds');
  readonly #commitWrites = this.#histogram('commit_writes');
  readonly #commitSeconds = this.#histogram('commit_duration_seconds');
  readonly #storeUp = this.#gauge('store_up');
  readonly #messages = this.#gauge('messages');
  readonly #lag = this.#gauge('lag_seconds');
  readonly #stopped = this.#gauge('stopped_orders');
  readonly #lost = this.#gauge('lost_orders');
  readonly #droppedLines = this.#counter('log_lines_dropped_total');

  constructor(facts: { version: string; engine: string }) {
    if (!collecting) collectDefaultMetrics({ register: ofProcess });
    collecting = true;
    this.#gauge('info').set(facts, 1);
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
    this.#droppedLines.reset();
    this.#droppedLines.inc(droppedLines());
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

  #counter<Name extends MetricName>(name: Name): Counter<LabelOf<Name>> {
    return new Counter(this.#described(name));
  }

  #gauge<Name extends MetricName>(name: Name): Gauge<LabelOf<Name>> {
    return new Gauge(this.#described(name));
  }

  #histogram<Name extends MetricName>(name: Name): Histogram<LabelOf<Name>> {
    const { buckets = [] }: MetricFacts = METRICS[name];
    return new Histogram({ ...this.#described(name), buckets: [...buckets] });
  }

  #described<Name extends MetricName>(name: Name) {
    const { help, labels } = METRICS[name];
    return {
      name: METRIC_PREFIX + name,
      help,
      labelNames: [...labels] as LabelOf<Name>[],
      registers: [this.#registry],
    };
  }
}
