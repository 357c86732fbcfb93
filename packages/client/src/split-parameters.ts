import { type OperationId, operationRoutes } from '@assessment-kit/contract';

export interface SplitParameters {
  path: Record<string, string>;
  query: Record<string, unknown>;
}

/**
 * @throws {TypeError} when one that stands in the path is missing, or is `.` or `..`: an empty one would call another path,
 * and so would those, because a URL has them for steps.
 */
export function splitParameters(
  operation: OperationId,
  parameters: Readonly<Record<string, unknown>>,
): SplitParameters {
  const inPath = namesIn(operationRoutes[operation].path);
  const split: SplitParameters = { path: {}, query: {} };
  for (const name of inPath) {
    const value = parameters[name];
    if (typeof value !== 'string' || value === '') throw new TypeError(`${operation}: ${name} is missing.`);
    if (value === '.' || value === '..') throw new TypeError(`${operation}: ${name} must not be . or ..`);
    split.path[name] = value;
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && !inPath.includes(name)) split.query[name] = value;
  }
  return split;
}

/** `companyId` and `orderId` in `/companies/{companyId}/orders/{orderId}`; at each call, so not by an expression. */
function namesIn(path: string): string[] {
  return path
    .split('{')
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('}')));
}
