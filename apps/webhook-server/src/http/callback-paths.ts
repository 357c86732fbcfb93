import { operationRoutes } from '@assessment-kit/contract/webhook-server';
import type { CallbackOperation } from '../api/operations.ts';
import type { CallbackKind } from '../store/store.ts';

const KINDS = {
  receiveOrder: 'order',
  receiveError: 'error',
  receiveJob: 'job',
} as const satisfies Record<CallbackOperation, CallbackKind>;

const PATHS: ReadonlyMap<string, CallbackKind> = new Map(
  Object.entries(KINDS).map(([operationId, kind]) => [operationRoutes[operationId as CallbackOperation].path, kind]),
);

/** `/orders`, `/errors` and `/jobs`: what stands behind the place where the callbacks are mounted. */
const LAST_SEGMENTS: ReadonlyMap<string, CallbackKind> = new Map(
  [...PATHS].map(([path, kind]) => [path.slice(path.lastIndexOf('/')), kind]),
);

/** Which callback the target of a request is for; `undefined`: none of them. */
export function callbackKind(target: string | undefined): CallbackKind | undefined {
  return PATHS.get(pathOf(target ?? ''));
}

/** The same where a framework has taken away the path that the callbacks are mounted at. */
export function callbackKindOfMount(target: string): CallbackKind | undefined {
  return LAST_SEGMENTS.get(pathOf(target));
}

/** The same wherever the callbacks are mounted: only the last segment of the path counts. */
export function callbackKindBySegment(target: string): CallbackKind | undefined {
  const path = pathOf(target);
  return LAST_SEGMENTS.get(path.slice(path.lastIndexOf('/')));
}

/** Without query and trailing slash. A proxy may send a whole URL instead of a path (RFC 9112, section 3.2.2). */
function pathOf(target: string): string {
  const path = target.startsWith('/') ? target : (URL.parse(target)?.pathname ?? '');
  return path.split('?', 1)[0]?.replace(/\/$/, '') ?? '';
}
