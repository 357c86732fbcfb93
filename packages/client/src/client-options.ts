import { ENVIRONMENTS, type Environment } from './environments.ts';

/** Where to call: one of the platform's hosts, or any other such as a sandbox of one's own. */
export type Host = { environment: Environment; baseUrl?: never } | { baseUrl: string; environment?: never };

export type ClientOptions = Host & {
  clientId: string;
  clientSecret: string;
  /** Where the token endpoint finds the credentials: fields of the form (default), or HTTP Basic. */
  sendCredentialsAs?: 'form' | 'basic';
  /** Asks for the platform's random mock answers instead of real ones, with every call (`S2`). Default `false`. */
  testMode?: boolean;
  /** How long an answer may take, in ms. Default 30,000. */
  timeoutMs?: number;
  /** Used instead of the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
};

/** Settings for one call. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** As in `ClientOptions`. */
  timeoutMs?: number;
  /** As in `ClientOptions`. */
  testMode?: boolean;
}

/** @throws {TypeError} that names the option when one is missing or wrong. */
export function checkOptions(options: ClientOptions): void {
  for (const name of ['clientId', 'clientSecret'] as const) {
    if (typeof options[name] !== 'string' || options[name] === '') throw new TypeError(`${name} is missing.`);
  }
  const { timeoutMs } = options;
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs <= 2 ** 31 - 1)) {
    throw new TypeError('timeoutMs must be a number of milliseconds from 1 to 2147483647.');
  }
}

/** @throws {TypeError} when neither or an unknown environment is named, or the URL is none. */
export function baseUrlOf({ environment, baseUrl }: Host): string {
  if (environment !== undefined) {
    if (Object.hasOwn(ENVIRONMENTS, environment)) return ENVIRONMENTS[environment];
    throw new TypeError(`environment must be one of ${Object.keys(ENVIRONMENTS).join(', ')}.`);
  }
  if (typeof baseUrl !== 'string' || !/^https?:\/\/[^/]/.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new TypeError('baseUrl must be an http or https URL.');
  }
  return baseUrl.replace(/\/+$/, '');
}
