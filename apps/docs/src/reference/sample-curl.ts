import type { SampleHeader, SampleRequest } from './sample-request.ts';

/** The request as a command for a POSIX shell. */
export function curl({ method, url, query, headers, body, endless }: SampleRequest): string {
  // Data of a request that is no GET is its body, so its parameters stand in the address.
  const inData = method === 'GET' ? Object.entries(query) : [];
  const parameters = inData.map(([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`);
  const search = method === 'GET' ? '' : `?${new URLSearchParams(query)}`;
  const options = [
    ...(endless ? ['--no-buffer'] : []),
    ...(parameters.length > 0 ? ['--get'] : method === 'GET' ? [] : [`--request ${method}`]),
    ...headers.map((header) => `--header ${headerText(header)}`),
    ...parameters,
    ...bodyOptions(body),
  ];
  return [`curl ${quote(search === '?' ? url : `${url}${search}`)}`, ...options].join(' \\\n  ');
}

function headerText({ name, value, variable }: SampleHeader): string {
  return variable === undefined ? quote(`${name}: ${value}`) : `"${name}: ${value}$${variable}"`;
}

function bodyOptions(body: SampleRequest['body']): string[] {
  if (body === null) return [];
  if (body.kind === 'json') return [`--data ${quote(JSON.stringify(body.value, null, 2))}`];
  const fields = Object.entries(body.value as Record<string, unknown>);
  return fields.map(([name, value]) => `--data-urlencode ${quote(`${name}=${String(value)}`)}`);
}

/** Quoted so that a POSIX shell takes it as it is. */
function quote(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
