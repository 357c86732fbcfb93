import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StoreLocation } from '../../../src/store/open-store.ts';
import { BARE_ENVIRONMENT } from '../../support/bare-environment.ts';
import { createDatabase, query } from '../../support/postgres.ts';
import { FORWARD_SECRET } from './partner-system.ts';
import { CREDENTIALS } from './platform-side.ts';
import { API_KEY, OPERATOR_TOKEN } from './webhook-api.ts';

export const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
export const IMPATIENT_MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
export const CRASH_PRELOAD = fileURLToPath(new URL('./crash-preload.ts', import.meta.url));

export interface ProcessOptions {
  location: StoreLocation;
  platformUrl: string;
  forwardUrl: string;
  /** Default: the program that is shipped. */
  main?: string;
  /** Options of Node.js. */
  nodeOptions?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** A command that runs the program given as its further arguments. */
  launcher?: readonly string[];
}

/** A webhook server in a process of its own. */
export class WebhookProcess {
  readonly child: ChildProcess;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  /** Where it listens; rejects when it ends before it does. */
  readonly url: Promise<string>;
  #output = '';

  constructor({
    location,
    platformUrl,
    forwardUrl,
    main = MAIN,
    nodeOptions = [],
    env,
    launcher = [],
  }: ProcessOptions) {
    const [command = '', ...args] = [...launcher, process.execPath, ...nodeOptions, main];
    this.child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...BARE_ENVIRONMENT,
        ...environmentOf(location, platformUrl, forwardUrl),
        ...env,
      },
    });
    this.ended = once(this.child, 'close').then(() => {});
    this.child.stderr?.on('data', (chunk) => {
      this.#output += chunk;
    });
    this.url = this.#listening();
    // Whoever does not ask need not learn of it.
    this.url.catch(() => {});
  }

  /** How it ended: 0 after SIGTERM, `SIGKILL` when it was killed. */
  get end(): number | NodeJS.Signals | null {
    return this.child.signalCode ?? this.child.exitCode;
  }

  /** What it wrote to standard error. */
  get output(): string {
    return this.#output;
  }

  async stop(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }

  async #listening(): Promise<string> {
    if (!this.child.stdout) throw new Error('It has no output.');
    for await (const line of createInterface({ input: this.child.stdout })) {
      const url = /listening on (\S+)$/.exec(line)?.[1];
      if (url) return url;
    }
    await this.ended;
    throw new Error(`The webhook server ended with ${this.end}. ${this.#output}`);
  }
}

/** The settings of a webhook server between a platform and a partner's system. */
export function environmentOf(
  { databaseUrl, dataDir }: StoreLocation,
  platformUrl: string,
  forwardUrl: string,
): Record<string, string> {
  return {
    LOG_LEVEL: 'silent',
    PORT: '0',
    CALLBACK_API_KEYS: API_KEY,
    OPERATOR_TOKEN,
    PLATFORM_URL: platformUrl,
    PLATFORM_CLIENT_ID: CREDENTIALS.clientId,
    PLATFORM_CLIENT_SECRET: CREDENTIALS.clientSecret,
    // There is a limit, and it is never reached.
    PLATFORM_RATE_PER_SECOND: '10000',
    PLATFORM_RATE_PER_MINUTE: '600000',
    FORWARD_URL: forwardUrl,
    FORWARD_SECRET,
    ...(databaseUrl === null ? { DATA_DIR: dataDir } : { DATABASE_URL: databaseUrl }),
  };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'assessment-kit-crash-'));
}

export type Engine = 'sqlite' | 'postgres';

/** A place for a store that nobody has used before. */
export async function freshPlace(engine: Engine, postgresUrl: string) {
  if (engine === 'sqlite') {
    const folder = temporaryFolder();
    // Not there yet: to make it is part of the start.
    const location: StoreLocation = { databaseUrl: null, dataDir: join(folder, 'data') };
    return { location, remove: async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
  }
  const url = freeDatabases.pop() ?? (await createDatabase(postgresUrl)).url;
  const location: StoreLocation = { databaseUrl: url, dataDir: '' };
  return {
    location,
    async remove() {
      // Much quicker than another database; what a killed process has left running ends first.
      await query(
        url,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await query(url, 'drop schema public cascade; create schema public');
      freeDatabases.push(url);
    },
  };
}

/** Databases that were used and are empty again. They end with the server for tests. */
const freeDatabases: string[] = [];
