import type { Schema } from '@assessment-kit/contract';

type Method = 'get' | 'put' | 'post' | 'delete';

/** Paths of a document of the contract that take a method. */
export type PathWith<Paths, Verb extends Method> = {
  [Path in keyof Paths & string]: Paths[Path] extends { [Each in Verb]: { responses: unknown } } ? Path : never;
}[keyof Paths & string];

type OperationAt<Paths, Path extends keyof Paths, Verb extends Method> = Paths[Path] extends {
  [Each in Verb]: infer Operation;
}
  ? Operation
  : never;

type JsonOf<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : undefined;

type Success = 200 | 201 | 202 | 204;

type BodyOf<Operation> = Operation extends { responses: infer Answers }
  ? { [Status in keyof Answers & Success]: JsonOf<Answers[Status]> }[keyof Answers & Success]
  : never;

/** What is sent to an operation as JSON; `undefined` when it takes nothing. */
export type JsonBody<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : undefined;

/** What a GET of a path answers. */
export type Loaded<Paths, Path extends keyof Paths> = BodyOf<OperationAt<Paths, Path, 'get'>>;

/** An answer, or why there is none. */
export type Result<Body> = { ok: true; body: Body } | { ok: false; status: number; problems: readonly string[] };

/** Values for `{…}` in a path; those it does not have go into the query. `undefined` ones are left out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

export interface Api<Paths> {
  get<Path extends PathWith<Paths, 'get'>>(path: Path, parameters?: Parameters): Promise<Result<Loaded<Paths, Path>>>;
  send<Verb extends 'put' | 'post' | 'delete', Path extends PathWith<Paths, Verb>>(
    method: Verb,
    path: Path,
    body: JsonBody<OperationAt<Paths, Path, Verb>>,
    parameters?: Parameters,
  ): Promise<Result<BodyOf<OperationAt<Paths, Path, Verb>>>>;
}

export interface ApiOptions {
  /** What answers, as the beginning of a sentence: `The sandbox`. */
  server: string;
  /** Sent with every request, for example a token. */
  headers?: () => Record<string, string>;
  /** Is told the status of every answer; 0 when there was none. */
  answered?: (status: number) => void;
}

/** Calls operations of one document of the contract, typed by its paths. It never throws: failures are results. */
export function createApi<Paths>({ server, headers = () => ({}), answered = () => {} }: ApiOptions): Api<Paths> {
  async function call<Body>(method: string, address: string, body?: unknown): Promise<Result<Body>> {
    try {
      const sent =
        body === undefined
          ? { headers: headers() }
          : { headers: { ...headers(), 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await fetch(address, { method, ...sent });
      const text = await response.text();
      const parsed: unknown = text === '' ? undefined : JSON.parse(text);
      answered(response.status);
      if (response.ok) return { ok: true, body: parsed as Body };
      const problems = problemsOf(parsed) ?? [`${server} answered ${response.status}.`];
      return { ok: false, status: response.status, problems };
    } catch {
      answered(0);
      return { ok: false, status: 0, problems: [`${server} does not answer. Is it still running?`] };
    }
  }
  return {
    get: (path, parameters) => call('GET', addressOf(path, parameters)),
    send: (method, path, body, parameters) => call(method.toUpperCase(), addressOf(path, parameters), body),
  };
}

function addressOf(path: string, parameters: Parameters = {}): string {
  const rest = new Map(Object.entries(parameters));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name) ?? '';
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams([...rest].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return query.size === 0 ? filled : `${filled}?${query}`;
}

/** The sentences of an error in the platform's format. */
function problemsOf(body: unknown): readonly string[] | null {
  const { Values, Value } = (body ?? {}) as Partial<Schema<'ErrorList'> & Schema<'ServerError'>>;
  if (Values && Values.length > 0) return Values.map(({ Message }) => Message);
  return Value?.Message === undefined ? null : [Value.Message];
}
