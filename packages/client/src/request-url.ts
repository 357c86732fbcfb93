import { type OperationId, operationRoutes } from '@assessment-kit/contract';

/**
 * Whether an id cannot stand in a path: URLs have `.` and `..` for steps, however they are written.
 *
 * ```ts
 * if (isPathStep(orderId)) throw new Error('The order needs another id.');
 * ```
 *
 * @param id Of a company, package or order.
 */
export function isPathStep(id: string): boolean {
  return /^\.\.?$/.test(id);
}

export interface RequestUrl {
  /** Path and query. */
  url: string;
  /** What stands in the path, by its names. */
  ids: Record<string, string>;
}

/** Texts and names of a path by turns; taken apart once, because that costs more than all else here. */
const PARTS: Partial<Record<OperationId, readonly string[]>> = {};

/**
 * Puts the parameters of a call into its path, and what is left into its query, but for `body`. All of the contract's are
 * texts, numbers and booleans.
 *
 * @throws {TypeError} when one that stands in the path is missing, or is `.` or `..`: an empty one would call another path,
 * and so would those, because a URL has them for steps.
 */
export function requestUrl(operation: OperationId, parameters: Readonly<Record<string, unknown>>): RequestUrl {
  const ids: Record<string, string> = {};
  PARTS[operation] ??= operationRoutes[operation].path.split(/[{}]/);
  let url = '';
  for (const [at, part] of PARTS[operation].entries()) {
    if (at % 2 === 0) url += part;
    else {
      const value = parameters[part];
      if (typeof value !== 'string' || value === '') throw new TypeError(`${operation}: ${part} is missing.`);
      if (isPathStep(value)) throw new TypeError(`${operation}: ${part} must not be . or ..`);
      ids[part] = value;
      url += encodeURIComponent(value);
    }
  }
  for (const name in parameters) {
    const value = parameters[name];
    if (value == null || name in ids || name === 'body') continue;
    url += `${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(String(value))}`;
  }
  return { url, ids };
}
