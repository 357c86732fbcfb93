import { type OperationId, operationRoutes } from '@assessment-kit/contract';

export interface RequestUrl {
  /** Path and query. */
  url: string;
  /** What stands in the path, by its names. */
  ids: Record<string, string>;
}

/**
 * Puts the parameters of a call into its path, and what is left into its query. All of the contract's are texts and numbers.
 *
 * @throws {TypeError} when one that stands in the path is missing, or is `.` or `..`: an empty one would call another path,
 * and so would those, because a URL has them for steps.
 */
export function requestUrl(operation: OperationId, parameters: Readonly<Record<string, unknown>>): RequestUrl {
  const ids: Record<string, string> = {};
  // At each call, so not by a regular expression.
  const [start = '', ...parts] = operationRoutes[operation].path.split('{');
  let url = start;
  for (const part of parts) {
    const end = part.indexOf('}');
    const name = part.slice(0, end);
    const value = parameters[name];
    if (typeof value !== 'string' || value === '') throw new TypeError(`${operation}: ${name} is missing.`);
    if (value === '.' || value === '..') throw new TypeError(`${operation}: ${name} must not be . or ..`);
    ids[name] = value;
    url += encodeURIComponent(value) + part.slice(end + 1);
  }
  let before = '?';
  for (const name in parameters) {
    const value = parameters[name];
    if (value == null || name in ids) continue;
    url += `${before}${name}=${encodeURIComponent(String(value))}`;
    before = '&';
  }
  return { url, ids };
}
