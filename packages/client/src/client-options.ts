import type { OperationId } from '@assessment-kit/contract';
import type { Problem } from './answers/problem.ts';
import { ENVIRONMENTS, type Environment } from './environments.ts';
import type { Hooks } from './hooks/hooks.ts';
import type { Timing } from './retry/timing.ts';

/** Where to call: one of the platform's hosts, or any other such as a sandbox of one's own. */
export type Host = { environment: Environment; baseUrl?: never } | { baseUrl: string; environment?: never };

/** Looks at a call before it is sent, and says what is wrong with it; nothing: it is sent. */
export type Preflight = (
  operation: OperationId,
  input: Readonly<Record<string, unknown>>,
) => readonly Problem[] | Promise<readonly Problem[]>;

/** Settings that a client has, and that each call may have otherwise. */
interface CallDefaults {
  /** How long one answer may take, in ms. Default 30,000. */
  timeoutMs?: number | undefined;
  /**
   * How many times a failed call is repeated at most; 0 switches repeats off. Default 2.
   *
   * A token that was refused with 401 is replaced and the call sent once more all the same: the platform did not act on it.
   */
  maxRetries?: number | undefined;
  /** How long a call may take with its repeats and waits, in ms. Default 120,000. */
  deadlineMs?: number | undefined;
  /** Asks for the platform's random mock answers instead of real ones (`S2`). Default `false`. */
  testMode?: boolean | undefined;
}

/** How a client is set up: one host, the credentials, and what is the same for all of its calls. Times are in ms. */
export type ClientOptions = Host &
  CallDefaults & {
    clientId: string;
    clientSecret: string;
    /** Where the token endpoint finds the credentials: fields of the form (default), or HTTP Basic. */
    sendCredentialsAs?: 'form' | 'basic';
    /** Used instead of the global `fetch`. */
    fetch?: (request: Request) => Promise<Response>;
    /** Checks calls before they are sent; see `@assessment-kit/client/preflight`. Default: none. */
    preflight?: Preflight;
    /** Are told about requests, answers and repeats, for logs and traces. */
    hooks?: Hooks;
    /** Time and chance, for tests. */
    timing?: Partial<Timing>;
  };

/** Settings for one call. Those that are left out are the client's. */
export interface CallOptions extends CallDefaults {
  /** Ends the call, or a wait before a repeat, at once; the call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Added to the request. `Authorization` is always the client's own. */
  headers?: Readonly<Record<string, string>> | undefined;
}

const LONGEST_MS = 2 ** 31 - 1;

/** @throws {TypeError} that names the option when one is missing or wrong. */
export function checkOptions(options: ClientOptions): void {
  for (const name of ['clientId', 'clientSecret'] as const) {
    if (typeof options[name] !== 'string' || options[name] === '') throw new TypeError(`${name} is missing.`);
  }
  checkCallDefaults(options);
}

/** @throws {TypeError} that names the option. */
export function checkCallDefaults(options: CallDefaults): void {
  for (const name of ['timeoutMs', 'deadlineMs'] as const) {
    const value = options[name];
    if (value !== undefined && !(value > 0 && value <= LONGEST_MS)) {
      throw new TypeError(`${name} must be from 1 to ${LONGEST_MS} ms.`);
    }
  }
  const { maxRetries } = options;
  if (maxRetries !== undefined && !(Number.isInteger(maxRetries) && maxRetries >= 0 && maxRetries <= 100)) {
    throw new TypeError('maxRetries must be a whole number from 0 to 100.');
  }
}

/** @throws {TypeError} when neither or an unknown environment is named, or the URL is none or holds credentials. */
export function baseUrlOf({ environment, baseUrl }: Host): string {
  if (environment !== undefined) {
    if (Object.hasOwn(ENVIRONMENTS, environment)) return ENVIRONMENTS[environment];
    throw new TypeError(`environment must be one of ${Object.keys(ENVIRONMENTS).join(', ')}.`);
  }
  // Of one with credentials no request can be made, and they would stand in errors and logs.
  const url = String(baseUrl);
  if (!/^https?:\/\/[^/@]+(\/|$)/.test(url) || !URL.canParse(url)) {
    throw new TypeError('baseUrl must be an http(s) URL without credentials.');
  }
  return url.replace(/\/+$/, '');
}
