import {
  type operations,
  operationTable,
  type PathParams,
  type QueryParams,
  type Reply,
  type RequestBody,
} from '@assessment-kit/contract/webhook-server';
import type { ApiOperation } from '../api/operations.ts';
import { url } from '../settings/kinds.ts';
import { type Environment, readValues } from '../settings/read-values.ts';
import { SETTINGS } from '../settings/table.ts';
import { CommandFailedError, EXIT } from './command.ts';

/** A server that takes longer hangs, in ms: to replay 100,000 events takes it a few seconds. */
const TIMEOUT_MS = 60_000;

const { PORT, OPERATOR_TOKEN } = SETTINGS;
const WEBHOOK_SERVER_URL = {
  meaning: 'where it can be reached',
  kind: url('http:', 'https:'),
  required: true,
} as const;

export interface Call<Id extends keyof operations> {
  params?: PathParams<Id>;
  query?: QueryParams<Id>;
  /** What has a default may be left out. */
  body?: Partial<RequestBody<Id>>;
}

/** What an operation answers when it did what it was asked for. */
export type Answered<Id extends keyof operations> =
  Extract<Reply<Id>, { status: 200 | 201 | 202 }> extends infer Success
    ? Success extends { body: infer Body }
      ? Body
      : never
    : never;

/** The request was understood and refused: nothing was done. */
export class RefusedError extends CommandFailedError {}

/** The API of a webhook server that runs, here or elsewhere. */
export class OperatorApi {
  /** Without a slash at its end. */
  readonly url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.url = url;
    this.#token = token;
  }

  /** @throws {CommandFailedError} when the environment does not say where it is, or with which token. */
  static from(environment: Environment): OperatorApi {
    const place = environment['WEBHOOK_SERVER_URL'] ? { WEBHOOK_SERVER_URL } : { PORT };
    const { values, problems } = readValues({ ...place, OPERATOR_TOKEN }, environment);
    const url = 'PORT' in values ? `http://127.0.0.1:${values.PORT}` : String(values.WEBHOOK_SERVER_URL);
    const { username, password } = URL.parse(url) ?? { username: '', password: '' };
    if (username !== '' || password !== '') {
      problems.push('WEBHOOK_SERVER_URL must not hold a name or a password: OPERATOR_TOKEN is what it asks for.');
    }
    if (problems.length > 0) throw new CommandFailedError(problems.join('\n'));
    return new OperatorApi(url.replace(/[?#].*$/, '').replace(/\/+$/, ''), values.OPERATOR_TOKEN);
  }

  /**
   * @throws {RefusedError} with what the server says.
   * @throws {CommandFailedError} when it cannot be reached, does not take the token, or is no webhook server.
   */
  async call<Id extends ApiOperation>(operationId: Id, { params, query, body }: Call<Id> = {}): Promise<Answered<Id>> {
    const { method, path } = operationTable[operationId];
    const given: Record<string, string> = { ...params };
    const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(given[name] ?? ''));
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query })) search.set(name, String(value));
    const target = `${this.url}${filled}${search.size > 0 ? `?${search}` : ''}`;
    const response = await fetch(target, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new CommandFailedError(this.#unreached(error), EXIT.unavailable);
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer as Answered<Id>;
    throw this.#failure(response.status, answer);
  }

  #unreached(error: unknown): string {
    if (error instanceof Error && error.name === 'TimeoutError') {
      return `The webhook server at ${this.url} did not answer within ${TIMEOUT_MS / 1000} s. Part of it may have been done.`;
    }
    return `No webhook server can be reached at ${this.url}. Start it, or say by WEBHOOK_SERVER_URL where it is.`;
  }

  #failure(status: number, answer: unknown): CommandFailedError {
    const { Values, Value } = (answer ?? {}) as {
      Values?: { Fields: string | null; Message: string }[];
      Value?: { Message?: string };
    };
    if (status === 401) {
      const message = `The webhook server at ${this.url} does not take OPERATOR_TOKEN: it was started with another one.`;
      return new CommandFailedError(message, EXIT.wrongToken);
    }
    if (Array.isArray(Values)) return new RefusedError(Values.map(({ Message }) => Message).join('\n'));
    if (typeof Value?.Message === 'string') return new CommandFailedError(Value.Message, EXIT.unavailable);
    return new CommandFailedError(`What answers at ${this.url} is no webhook server: it says ${status}.`);
  }
}
