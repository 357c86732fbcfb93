import type { SampleRequest } from '../../../reference/sample-request.ts';
import type { TryOperation } from './operation.ts';

/** What was filled in for an operation. */
export interface Filled {
  /** Parameters by name; empty ones are not sent. */
  readonly values: Readonly<Record<string, string>>;
  /** JSON as it was typed, or a form as one `name=value` in each line. */
  readonly body: string;
}

/** A request as it goes over the wire, without its token. */
export interface TryRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** The request that an operation with these values makes. */
export function requestOf(host: string, operation: TryOperation, filled: Filled): TryRequest {
  const { method, path, body } = operation;
  const place = (where: string) =>
    operation.parameters.flatMap((each) => {
      const value = filled.values[each.name] ?? '';
      return each.in === where && value !== '' ? [[each.name, value] as const] : [];
    });
  const filledPath = place('path').reduce(
    (so, [name, value]) => so.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const query = new URLSearchParams(Object.fromEntries(place('query')));
  return {
    url: `${host}${filledPath}${query.size === 0 ? '' : `?${query}`}`,
    method,
    headers: { ...Object.fromEntries(place('header')), ...(body ? { 'content-type': body.mediaType } : {}) },
    body: body ? (body.kind === 'form' ? new URLSearchParams(fieldsOf(filled.body)).toString() : filled.body) : null,
  };
}

/** The same as the writers of samples take it. */
export function sampleOf(host: string, operation: TryOperation, filled: Filled): SampleRequest {
  const { url, method, headers } = requestOf(host, operation, filled);
  const { origin, pathname, searchParams } = new URL(url);
  const { body } = operation;
  return {
    method,
    url: origin + pathname,
    query: Object.fromEntries(searchParams),
    headers: [
      ...(operation.needsToken ? [{ name: 'authorization', value: 'Bearer ', variable: 'TOKEN' }] : []),
      ...Object.entries(headers)
        .filter(([name]) => body?.kind !== 'form' || name !== 'content-type')
        .map(([name, value]) => ({ name, value })),
    ],
    body: body ? { kind: body.kind, value: body.kind === 'form' ? fieldsOf(filled.body) : parsed(filled.body) } : null,
    endless: false,
  };
}

/** A body as JSON; what is none stays the text that it is. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function fieldsOf(lines: string): Record<string, string> {
  const entries = lines.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    entries.map((line) => {
      const [name = '', ...value] = line.split('=');
      return [name.trim(), value.join('=')];
    }),
  );
}
