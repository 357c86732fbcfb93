import { isAbsolute, resolve } from 'node:path';
import { portOf } from '@assessment-kit/http';
import type { ReportsInDoubt } from './outbox/send-update.ts';

/** How the webhook server is set up; read from the environment by `readSettings`. */
export interface Settings {
  host: string;
  port: number;
  /** `postgres://…`; without it, SQLite in `dataDir`. */
  databaseUrl: string | null;
  /** Absolute path. */
  dataDir: string;
  /** Keys that the platform may send as `x-api-key`; several while one is being rotated. */
  callbackApiKeys: readonly string[];
  /** Bearer token of `/v1`. */
  operatorToken: string;
  /** The platform to send results to. */
  platform: { url: string; clientId: string; clientSecret: string };
  /** Where events are handed over to; `null`: they wait in the inbox until someone reads them by `/v1/events`. */
  forward: { url: string; secret: string } | null;
  /** What happens to reports whose update got no clear answer. */
  reportsInDoubt: ReportsInDoubt;
}

export type SettingsResult = { ok: true; settings: Settings } | { ok: false; problems: string[] };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings, and says in one sentence each what is missing or wrong. A sentence names the setting and what it
 * takes; it never repeats the value, which may be a secret.
 */
export function readSettings(environment: Environment): SettingsResult {
  const reader = new Reader(environment);
  const forwardUrl = reader.optionalUrl('FORWARD_URL', ['http:', 'https:']);
  const settings: Settings = {
    host: environment['HOST'] || '127.0.0.1',
    port: reader.port('PORT', 4020),
    databaseUrl: reader.optionalUrl('DATABASE_URL', ['postgres:', 'postgresql:']),
    dataDir: absolute(environment['DATA_DIR'] || '.data'),
    callbackApiKeys: reader.list('CALLBACK_API_KEYS', 'the keys the platform sends as x-api-key, separated by commas'),
    operatorToken: reader.text('OPERATOR_TOKEN', 'the bearer token for /v1'),
    platform: {
      url: reader.url('PLATFORM_URL', ['http:', 'https:'], 'the address of the platform or of the sandbox'),
      clientId: reader.text('PLATFORM_CLIENT_ID', 'the client id given by the platform'),
      clientSecret: reader.text('PLATFORM_CLIENT_SECRET', 'the client secret given by the platform'),
    },
    forward: forwardUrl === null ? null : { url: forwardUrl, secret: reader.forwardSecret('FORWARD_SECRET') },
    reportsInDoubt: reader.choice('REPORTS_IN_DOUBT', ['wait', 'resend']),
  };
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, settings };
}

class Reader {
  readonly problems: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  text(name: string, meaning: string): string {
    const value = this.#environment[name] ?? '';
    if (value === '') this.problems.push(`${name} is missing: ${meaning}.`);
    return value;
  }

  list(name: string, meaning: string): string[] {
    const values = this.text(name, meaning)
      .split(',')
      .map((value) => value.trim());
    const given = values.filter((value) => value !== '');
    if (given.length === 0 && this.#environment[name]) this.problems.push(`${name} holds no key: ${meaning}.`);
    const long = given.findIndex((value) => value.length > 50);
    if (long >= 0)
      this.problems.push(`Key ${long + 1} of ${name} is longer than the 50 characters the platform takes.`);
    return given;
  }

  url(name: string, protocols: readonly string[], meaning: string): string {
    const value = this.text(name, meaning);
    return value === '' ? value : this.#checked(name, value, protocols);
  }

  optionalUrl(name: string, protocols: readonly string[]): string | null {
    const value = this.#environment[name] ?? '';
    return value === '' ? null : this.#checked(name, value, protocols);
  }

  port(name: string, fallback: number): number {
    const value = this.#environment[name] ?? '';
    if (value === '') return fallback;
    const port = portOf(value);
    if (port === null) this.problems.push(`${name} must be a port from 0 to 65535.`);
    return port ?? fallback;
  }

  /** One of a few words; the first when it is not set. */
  choice<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    const value = this.#environment[name] || words[0];
    const chosen = words.find((word) => word === value);
    if (chosen === undefined) this.problems.push(`${name} must be ${words.join(' or ')}.`);
    return chosen ?? words[0];
  }

  /** Standard Webhooks keys are `whsec_` and at least 24 random bytes in base64. */
  forwardSecret(name: string): string {
    const value = this.text(name, 'the key that signs hand-overs to FORWARD_URL');
    const key = Buffer.from(value.replace(/^whsec_/, ''), 'base64');
    if (value !== '' && (!value.startsWith('whsec_') || key.length < 24)) {
      this.problems.push(`${name} must be whsec_ followed by at least 24 random bytes in base64.`);
    }
    return value;
  }

  #checked(name: string, value: string, protocols: readonly string[]): string {
    const url = URL.parse(value);
    if (url === null || !protocols.includes(url.protocol)) {
      const kinds = protocols.map((protocol) => `${protocol}//`).join(' or ');
      this.problems.push(`${name} must be a URL that begins with ${kinds}.`);
    }
    return value;
  }
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}
