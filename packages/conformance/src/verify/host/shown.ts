import { curl, answer as shownAnswer } from '../../certify/wire/curl.ts';
import type { Exchange } from './exchange.ts';

/** Shown for what a shell has to read from the environment. */
const HIDDEN = [
  ['client_secret', '$PLATFORM_CLIENT_SECRET'],
  ['client_id', '$PLATFORM_CLIENT_ID'],
] as const;

/** Shows exchanges of a host for reports: credentials and tokens are replaced by names. */
export class Shown {
  readonly #baseUrl: string;
  readonly #secrets: readonly string[];

  /** @param secrets Texts that must not be shown, wherever they stand. */
  constructor(baseUrl: string, secrets: readonly string[]) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.#secrets = secrets.filter((each) => each !== '');
  }

  /** As a shell command that sends it again. */
  request({ request }: Exchange): string {
    const { authorization, accept: _, ...headers } = request.headers;
    const basic = authorization?.startsWith('Basic ');
    const shell = basic ? 'Basic $CREDENTIALS' : 'Bearer $TOKEN';
    const command = curl({
      method: request.method,
      url: this.#baseUrl,
      headers,
      key: authorization === undefined ? null : { value: authorization, shell },
      keyHeader: 'authorization',
      body:
        request.body === null
          ? null
          : Buffer.from(withoutCredentials(request.body, request.operationId === 'issueToken')),
    });
    // The address is shown without its query by others; here the query is what was tested.
    return this.#masked(
      command.replace(`'${new URL(this.#baseUrl).href}'`, quoted(`${this.#baseUrl}${request.target}`)),
    );
  }

  answer({ answer: { status, headers, text } }: Exchange): string {
    const hidden = text.replace(/("access_token"\s*:\s*)"[^"]*"/g, '$1"$TOKEN"');
    const response = { status, headers: { ...headers }, body: hidden };
    return this.#masked(
      shownAnswer({ request: null as never, response, failure: null, durationMs: 0 }).replace(', after 0 ms', ''),
    );
  }

  #masked(text: string): string {
    return this.#secrets.reduce((shown, secret) => shown.replaceAll(secret, '•••'), text);
  }
}

function withoutCredentials(body: string, isForm: boolean): string {
  if (!isForm) return body;
  return HIDDEN.reduce(
    (text, [name, shown]) => text.replace(new RegExp(`(^|&)${name}=[^&]+`), `$1${name}=${shown}`),
    body,
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
