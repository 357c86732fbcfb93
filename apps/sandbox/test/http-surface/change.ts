import type { SurfaceRequest } from './surface-request.ts';

/** One thing that is different about a valid request. The body is made when it is sent: of many changes one is chosen. */
export interface Change extends Partial<Omit<SurfaceRequest, 'kind' | 'expected' | 'body'>> {
  kind: string;
  expected: SurfaceRequest['expected'];
  body?: () => string | Uint8Array;
}

/** The request with its change. */
export function changed(valid: SurfaceRequest, { body, ...others }: Change): SurfaceRequest {
  return { ...valid, ...others, ...(body ? { body: body() } : {}) };
}
