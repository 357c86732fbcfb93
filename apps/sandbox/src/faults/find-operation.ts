import type { IncomingMessage } from 'node:http';
import { type OperationId, operationTable } from '@assessment-kit/contract';

const OPERATIONS = Object.entries(operationTable).map(([operationId, { method, path }]) => ({
  operationId: operationId as OperationId,
  method: method.toUpperCase(),
  // As Express reads paths: without case, and with or without a slash at the end.
  pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`, 'i'),
}));

/** Which operation of the platform a request is for, and for which order; `null` for anything else. */
export function findOperation(request: IncomingMessage): { operationId: OperationId; orderId: string | null } | null {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  for (const { operationId, method, pattern } of OPERATIONS) {
    const found = method === request.method ? pattern.exec(path) : null;
    if (found) return { operationId, orderId: decoded(found.groups?.['orderId']) };
  }
  return null;
}

function decoded(segment: string | undefined): string | null {
  try {
    return segment === undefined ? null : decodeURIComponent(segment);
  } catch {
    return null;
  }
}
