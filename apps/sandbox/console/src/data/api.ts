import type { Schema as PlatformSchema } from '@assessment-kit/contract';
import type { paths } from '@assessment-kit/contract/sandbox';

type Method = 'get' | 'put' | 'post';

/** Paths of the control plane that take a method. */
export type PathWith<Verb extends Method> = {
  [Path in keyof paths]: paths[Path][Verb] extends { responses: unknown } ? Path : never;
}[keyof paths];

type JsonOf<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : undefined;

type BodyOf<Operation> = Operation extends { responses: infer Answers }
  ? { [Status in keyof Answers & (200 | 201 | 202 | 204)]: JsonOf<Answers[Status]> }[keyof Answers &
      (200 | 201 | 202 | 204)]
  : never;

type SentBody<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : undefined;

/** What a GET of a path answers. */
export type Loaded<Path extends keyof paths> = BodyOf<paths[Path]['get']>;

/** An answer, or why there is none. */
export type Result<Body> = { ok: true; body: Body } | { ok: false; status: number; problems: readonly string[] };

/** Asks the sandbox for something. `{…}` in the path is filled from `parameters`. */
export function get<Path extends PathWith<'get'>>(
  path: Path,
  parameters: Record<string, string> = {},
): Promise<Result<Loaded<Path>>> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  return call(filled, 'GET');
}

/** Asks the sandbox to do something. */
export function send<Verb extends 'put' | 'post', Path extends PathWith<Verb>>(
  method: Verb,
  path: Path,
  body: SentBody<paths[Path][Verb]>,
): Promise<Result<BodyOf<paths[Path][Verb]>>> {
  return call(path, method.toUpperCase(), body);
}

async function call<Body>(path: string, method: string, body?: unknown): Promise<Result<Body>> {
  try {
    const response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return { ok: true, body: parsed as Body };
    return { ok: false, status: response.status, problems: problemsOf(parsed, response.status) };
  } catch {
    return { ok: false, status: 0, problems: ['The sandbox does not answer. Is it still running?'] };
  }
}

/** The sentences of an error in the platform's format. */
function problemsOf(body: unknown, status: number): readonly string[] {
  const { Values, Value } = (body ?? {}) as Partial<PlatformSchema<'ErrorList'> & PlatformSchema<'ServerError'>>;
  if (Values && Values.length > 0) return Values.map(({ Message }) => Message);
  return [Value?.Message ?? `The sandbox answered ${status}.`];
}
