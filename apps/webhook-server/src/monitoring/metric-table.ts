export interface MetricFacts {
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** A sentence, as `/metrics` shows it. */
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds, of histograms. */
  readonly buckets?: readonly number[];
}

/** What the name of every metric of the server begins with. */
export const METRIC_PREFIX = 'webhook_server_';

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const DELAY_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 21_600, 86_400];
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
const COMMIT_WRITES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/**
 * Every metric of the server but those of its process, without the prefix. A label has a few values known in advance: never
 * an id, a company or anything about a person.
 */
export const METRICS = {
  info: { type: 'gauge', help: 'Version and database.', labels: ['version', 'engine'] },
  callbacks_total: {
    type: 'counter',
    help: 'Callbacks by kind, outcome and status.',
    labels: ['callback', 'outcome', 'status'],
  },
  callback_duration_seconds: {
    type: 'histogram',
    help: 'Time from the headers of a callback to its answer.',
    labels: ['callback'],
    buckets: REQUEST_SECONDS,
  },
  attempts_total: {
    type: 'counter',
    help: 'Attempts to hand over (inbox) or send (outbox), by outcome.',
    labels: ['queue', 'outcome'],
  },
  delay_seconds: {
    type: 'histogram',
    help: 'Time from acceptance to the hand-over (inbox) or the delivery (outbox).',
    labels: ['queue'],
    buckets: DELAY_SECONDS,
  },
  platform_calls_total: { type: 'counter', help: 'Calls to the platform, by status.', labels: ['call', 'status'] },
  platform_call_duration_seconds: {
    type: 'histogram',
    help: 'Time until the platform began to answer.',
    labels: ['call'],
    buckets: REQUEST_SECONDS,
  },
  commit_writes: { type: 'histogram', help: 'Writes that shared a commit.', labels: [], buckets: COMMIT_WRITES },
  commit_duration_seconds: { type: 'histogram', help: 'Time of a commit.', labels: [], buckets: COMMIT_SECONDS },
  store_up: {
    type: 'gauge',
    help: 'Whether the database answers; without it, its figures are left out.',
    labels: [],
  },
  messages: {
    type: 'gauge',
    help: 'Messages by queue and state; those that are done are not counted.',
    labels: ['queue', 'state'],
  },
  lag_seconds: {
    type: 'gauge',
    help: 'How long the oldest message that can go on has been waiting.',
    labels: ['queue'],
  },
  stopped_orders: {
    type: 'gauge',
    help: 'Orders whose updates wait because the platform refused one.',
    labels: [],
  },
  lost_orders: {
    type: 'gauge',
    help: 'Orders that an error callback names although they never came in.',
    labels: [],
  },
  log_lines_dropped_total: {
    type: 'counter',
    help: 'Lines of the log of the process that were dropped because nobody read standard output.',
    labels: [],
  },
} as const satisfies Record<string, MetricFacts>;

export type MetricName = keyof typeof METRICS;
export type LabelOf<Name extends MetricName> = (typeof METRICS)[Name]['labels'][number];
