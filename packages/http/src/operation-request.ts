import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type ParsedUrlQuery, parse } from 'node:querystring';
import type { RequestUrl } from './request-url.ts';

/** A request for an operation, read to its end. */
export class OperationRequest {
  readonly incoming: IncomingMessage;
  /** As it was sent, not decoded. */
  readonly path: string;
  /** Parameters in the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Decompressed; empty when there is none. */
  readonly body: Buffer;
  readonly #search: string;

  constructor(incoming: IncomingMessage, url: RequestUrl, params: Readonly<Record<string, string>>, body: Buffer) {
    this.incoming = incoming;
    this.path = url.path;
    this.#search = url.search;
    this.params = params;
    this.body = body;
  }

  get headers(): IncomingHttpHeaders {
    return this.incoming.headers;
  }

  /** Parameters of the query, decoded. One that stands several times is a list. */
  get query(): ParsedUrlQuery {
    return this.#search === '' ? {} : parse(this.#search);
  }

  /** A header, whatever the case of its name. */
  get(name: string): string | undefined {
    const value = this.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  }
}
