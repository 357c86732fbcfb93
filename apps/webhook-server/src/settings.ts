import type { DataKey } from './encryption/data-key.ts';
import type { ForwardTarget } from './handover/forward.ts';
import type { SendLimits } from './outbox/pace.ts';
import type { ReportsInDoubt } from './outbox/send-update.ts';
import { type Environment, readValues, type Values } from './settings/read-values.ts';
import { SETTINGS } from './settings/table.ts';
import type { ShutdownTimes } from './shutdown/stop-server.ts';

/** How the webhook server is set up; read from the environment by `readSettings`. */
export interface Settings {
  host: string;
  port: number;
  /** `postgres://…`; without it, SQLite in `dataDir`. */
  databaseUrl: string | null;
  /** Absolute path. */
  dataDir: string;
  /** Encrypt what is stored of people, newest first; none: nothing is encrypted. */
  dataKeys?: readonly DataKey[];
  /** Days after the last activity of an order until its personal data is erased; `null`: it is kept. */
  retentionDays?: number | null;
  /** Keys that the platform may send as `x-api-key`; several while one is being rotated. */
  callbackApiKeys: readonly string[];
  /** Bearer token of `/v1`. */
  operatorToken: string;
  /** The platform to send results to. */
  platform: { url: string; clientId: string; clientSecret: string };
  /** Where events are handed over to; `null`: they wait in the inbox until someone reads them by `/v1/events`. */
  forward: ForwardTarget | null;
  /** Absolute path of a module with handlers, instead of `forward`; absent: there is none. */
  handlersModule?: string | null;
  /** How long after its first failed attempt an event is given up, in ms; default 72 h. */
  giveUpAfterMs?: number;
  /** Connections at the same time; default 10,000. */
  maxConnections?: number;
  /** What happens to reports whose update got no clear answer. */
  reportsInDoubt: ReportsInDoubt;
  /** How fast updates may go to the platform, from all processes together; absent: without a limit. */
  sendLimits?: SendLimits;
  /** The least important lines that are logged. */
  logLevel: LogLevel;
  /** Bearer token of `/metrics`; `null` or absent: everyone may read them. */
  metricsToken?: string | null;
  /** How it stops; default: `DEFAULT_SHUTDOWN`. */
  shutdown?: ShutdownTimes;
}

export type LogLevel = Values<typeof SETTINGS>['LOG_LEVEL'];

/** The settings, or one sentence for each that is missing or wrong. */
export type SettingsResult = { ok: true; settings: Settings } | { ok: false; problems: string[] };

/**
 * Reads all settings, and says in one sentence each what is missing or wrong. A sentence names the setting and what it
 * takes; it never repeats the value, which may be a secret.
 *
 * ```ts
 * const read = readSettings(process.env);
 * if (!read.ok) for (const problem of read.problems) console.error(problem);
 * ```
 *
 * @param environment Texts by name, such as `process.env`.
 */
export function readSettings(environment: Environment): SettingsResult {
  const { values, problems } = readValues(SETTINGS, environment);
  if (values.HANDLERS !== null && values.FORWARD_URL !== null) {
    problems.push('HANDLERS and FORWARD_URL exclude each other: events are handed over in one way.');
  }
  if (problems.length > 0) return { ok: false, problems };
  // An empty text takes a limit away; absent, there is the default.
  const limitOf = (name: string, value: number) => (environment[name] === '' || value === 0 ? null : value);
  const settings: Settings = {
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    dataKeys: values.DATA_KEY ?? [],
    retentionDays: values.RETENTION_DAYS,
    callbackApiKeys: values.CALLBACK_API_KEYS,
    operatorToken: values.OPERATOR_TOKEN,
    platform: {
      url: values.PLATFORM_URL,
      clientId: values.PLATFORM_CLIENT_ID,
      clientSecret: values.PLATFORM_CLIENT_SECRET,
    },
    // The table has asked for the secret wherever there is a URL.
    forward:
      values.FORWARD_URL === null
        ? null
        : {
            url: values.FORWARD_URL,
            secret: values.FORWARD_SECRET ?? [],
            timeoutMs: values.FORWARD_TIMEOUT_SECONDS * 1_000,
          },
    handlersModule: values.HANDLERS,
    giveUpAfterMs: values.GIVE_UP_AFTER_HOURS * 3_600_000,
    maxConnections: values.MAX_CONNECTIONS,
    reportsInDoubt: values.REPORTS_IN_DOUBT,
    sendLimits: {
      perSecond: limitOf('PLATFORM_RATE_PER_SECOND', values.PLATFORM_RATE_PER_SECOND),
      perMinute: limitOf('PLATFORM_RATE_PER_MINUTE', values.PLATFORM_RATE_PER_MINUTE),
    },
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN,
    shutdown: {
      delayMs: values.SHUTDOWN_DELAY_SECONDS * 1000,
      graceMs: values.SHUTDOWN_GRACE_SECONDS * 1000,
    },
  };
  return { ok: true, settings };
}
