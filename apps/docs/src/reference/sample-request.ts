import { examplesOf, mainContent } from './examples.ts';
import { type ResponseObject, resolve, type SecurityScheme } from './openapi.ts';
import type { FoundOperation } from './operations.ts';
import type { Scope } from './scope.ts';

/** A request to a server of `pnpm start` that works as it stands, but for the secret in the environment. */
export interface SampleRequest {
  method: string;
  url: string;
  query: Readonly<Record<string, string>>;
  headers: readonly SampleHeader[];
  body: { kind: 'json' | 'form'; value: unknown } | null;
  /** Whether the answer goes on until somebody ends it: a stream of events. */
  endless: boolean;
}

export interface SampleHeader {
  name: string;
  /** Text before the secret, or the whole value when there is none. */
  value: string;
  /** Name of the environment variable that holds the secret. */
  variable?: string;
}

/** The request that the page of an operation shows, made from the first example of its body. */
export function sampleRequest(scope: Scope, found: FoundOperation): SampleRequest {
  const { document } = scope;
  const { path, method, operation, parameters } = found;
  const inPath = parameters.filter((each) => each.in === 'path');
  const filled = inPath.reduce(
    (url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(String(example))),
    path,
  );
  const main = mainContent(operation.requestBody?.content);
  const example = main ? examplesOf(document, main.mediaType)[0] : undefined;
  const isForm = main?.name === 'application/x-www-form-urlencoded';
  return {
    method: method.toUpperCase(),
    url: `${document.sampleHost}${filled}`,
    query: sampleQuery(found),
    headers: [...authorization(scope, found), ...(main && !isForm ? [{ name: 'content-type', value: main.name }] : [])],
    body: example ? { kind: isForm ? 'form' : 'json', value: example.value } : null,
    endless: isEndless(scope, operation),
  };
}

function isEndless({ document }: Scope, { responses }: FoundOperation['operation']): boolean {
  const { '200': answer } = responses;
  return (
    answer !== undefined && 'text/event-stream' in (resolve<ResponseObject>(document.bundle, answer).content ?? {})
  );
}

/**
 * Required parameters, and the first of the operation's own: that is the one the operation is about, a filter for
 * example. Shared ones, such as paging, would only distract.
 */
function sampleQuery({ parameters }: FoundOperation): Record<string, string> {
  const inQuery = parameters.filter((each) => each.in === 'query');
  const own = inQuery.find(({ shared }) => !shared);
  const shown = inQuery.filter((each) => each.required === true || each === own);
  return Object.fromEntries(shown.map(({ name, example }) => [name, String(example)]));
}

/** Names of the environment variables in samples, by security scheme. */
const VARIABLES: Readonly<Record<string, string>> = {
  clientCredentials: 'TOKEN',
  operatorToken: 'OPERATOR_TOKEN',
  callbackApiKey: 'CALLBACK_API_KEY',
};

function authorization({ document }: Scope, { operation }: FoundOperation): SampleHeader[] {
  const [requirement = {}] = operation.security ?? document.bundle.security ?? [];
  return Object.keys(requirement).map((name) => {
    const scheme = resolve<SecurityScheme>(document.bundle, { $ref: `#/components/securitySchemes/${name}` });
    const variable = VARIABLES[name];
    if (variable === undefined) throw new Error(`Samples do not know the security scheme ${name}.`);
    return scheme.type === 'apiKey'
      ? { name: scheme.name ?? name, value: '', variable }
      : { name: 'authorization', value: 'Bearer ', variable };
  });
}
