import { RATE_LIMITS } from '@assessment-kit/rules';
import { dataKeys, file, folder, integer, type Kind, list, oneOf, port, signingKeys, text, url } from './kinds.ts';

/** One setting, as `readSettings`, the README and the documentation know it. */
export interface Setting<Value = unknown> {
  /** What it is, in one sentence without its full stop; begins in lower case. */
  readonly meaning: string;
  readonly kind: Kind<Value>;
  /** Used when it is not set; in the form of the environment. */
  readonly fallback?: string;
  /** The server does not start without it; `{ with: 'NAME' }`: only when that one is set. */
  readonly required?: true | { with: string };
  /** What its absence means; for a setting that is neither required nor has a fallback. */
  readonly absent?: string;
  /** Never shown, never logged. */
  readonly secret?: true;
}

/**
 * Every setting of the webhook server: add one here, use it in `readSettings`, run `pnpm generate`.
 *
 * The sequence is that of the README.
 */
export const SETTINGS = {
  PORT: { meaning: 'where it listens', kind: port(), fallback: '4020' },
  HOST: {
    meaning: 'the address it listens on; `0.0.0.0` in a container',
    kind: text('an address'),
    fallback: '127.0.0.1',
  },
  DATABASE_URL: {
    meaning: 'PostgreSQL, version 14 or later, shared by any number of processes',
    kind: url('postgres:', 'postgresql:'),
    absent: 'SQLite in `DATA_DIR`',
    secret: true,
  },
  DATA_DIR: {
    meaning: 'the folder of the SQLite file; one process at a time',
    kind: folder(),
    fallback: '.data',
  },
  DATA_KEY: {
    meaning: 'encrypts what is stored of people; several keys while one is rotated',
    kind: dataKeys(),
    absent: 'nothing is encrypted',
    secret: true,
  },
  RETENTION_DAYS: {
    meaning: 'days after the last activity of an order until its personal data is erased',
    kind: integer({ min: 1, max: 36_500 }),
    absent: 'it is kept',
  },
  CALLBACK_API_KEYS: {
    meaning: 'the keys the platform may send as x-api-key; several while one is rotated',
    kind: list({ of: 'key', maxLength: 50 }),
    required: true,
    secret: true,
  },
  OPERATOR_TOKEN: { meaning: 'the bearer token of /v1', kind: text(), required: true, secret: true },
  PLATFORM_URL: {
    meaning: 'the address of the platform or of the sandbox, where results go',
    kind: url('http:', 'https:'),
    required: true,
  },
  PLATFORM_CLIENT_ID: { meaning: 'the client id given by the platform', kind: text(), required: true },
  PLATFORM_CLIENT_SECRET: {
    meaning: 'the client secret given by the platform',
    kind: text(),
    required: true,
    secret: true,
  },
  FORWARD_URL: {
    meaning: 'where events are handed over by a signed POST; may hold a name and a password for Basic authentication',
    kind: url('http:', 'https:'),
    absent: 'events wait',
  },
  FORWARD_SECRET: {
    meaning: 'the key that signs hand-overs to FORWARD_URL; with several, each signs, so that one can be rotated',
    kind: signingKeys(),
    required: { with: 'FORWARD_URL' },
    secret: true,
  },
  FORWARD_TIMEOUT_SECONDS: {
    meaning: 'how long FORWARD_URL may take to answer',
    kind: integer({ min: 1, max: 300 }),
    fallback: '30',
  },
  HANDLERS: {
    meaning: 'a module with handlers as its default export, instead of FORWARD_URL',
    kind: file('the path of a JavaScript or TypeScript file'),
    absent: 'events go to `FORWARD_URL`',
  },
  GIVE_UP_AFTER_HOURS: {
    meaning: 'how long after its first failed attempt an event is given up and becomes a dead letter',
    kind: integer({ min: 1, max: 8_760 }),
    fallback: '72',
  },
  MAX_CONNECTIONS: {
    meaning: 'connections at the same time; further ones are closed at once',
    kind: integer({ min: 1, max: 1_000_000 }),
    fallback: '10000',
  },
  REPORTS_IN_DOUBT: {
    meaning: 'whether reports of an update without a clear answer wait for a person or are sent again',
    kind: oneOf('wait', 'resend'),
    fallback: 'wait',
  },
  METRICS_TOKEN: {
    meaning: 'a bearer token for `/metrics`',
    kind: text(),
    absent: 'everyone may read them',
    secret: true,
  },
  PLATFORM_RATE_PER_SECOND: {
    meaning: 'how many requests go to the platform in one second, from all processes together; 0 or empty: no limit',
    kind: integer({ min: 0, max: 10_000 }),
    fallback: String(RATE_LIMITS.perSecond),
  },
  PLATFORM_RATE_PER_MINUTE: {
    meaning: 'the same for one minute',
    kind: integer({ min: 0, max: 600_000 }),
    fallback: String(RATE_LIMITS.perMinute),
  },
  LOG_LEVEL: {
    meaning: 'the least important lines that are logged',
    kind: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    fallback: 'info',
  },
  SHUTDOWN_DELAY_SECONDS: {
    meaning: 'how long new requests are still taken after SIGTERM, for a load balancer that does not know yet',
    kind: integer({ min: 0, max: 3600 }),
    fallback: '0',
  },
  SHUTDOWN_GRACE_SECONDS: {
    meaning:
      'how long work under way may go on after that; with the delay, keep it some seconds below the time after which your system kills',
    kind: integer({ min: 0, max: 3600 }),
    fallback: '25',
  },
} as const satisfies Record<string, Setting>;
