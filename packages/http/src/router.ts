import type { OperationGroup } from './operation-group.ts';

/** What stands at a path for a method. */
export type Found =
  | { kind: 'operation'; group: OperationGroup; operationId: string; params: Record<string, string> }
  /** @param allow The methods that the path takes, as the header `Allow` lists them. */
  | { kind: 'wrong-method'; allow: string }
  | { kind: 'undecodable' }
  | { kind: 'unknown' };

type Segment = { literal: string } | { parameter: string };

interface Route {
  segments: readonly Segment[];
  /** Operations by method, in upper case, in the contract's sequence. */
  methods: Map<string, { group: OperationGroup; operationId: string }>;
}

const UNKNOWN: Found = { kind: 'unknown' };
const UNDECODABLE: Found = { kind: 'undecodable' };

/**
 * Finds operations by method and path, as Express 5 does: without regard to case, with or without a slash at the end, the
 * operation that was listed first wins, and `GET` answers `HEAD`, too.
 */
export class Router {
  /** By number of segments: paths of the same length are few. */
  readonly #routes = new Map<number, Route[]>();

  /** @throws {Error} at a path in which a parameter is not a whole segment. */
  constructor(groups: readonly OperationGroup[]) {
    const byPath = new Map<string, Route>();
    for (const group of groups) {
      for (const [operationId, { method, path }] of Object.entries(group.operations)) {
        const route = byPath.get(path) ?? { segments: segmentsOf(path), methods: new Map() };
        byPath.set(path, route);
        if (!route.methods.has(method.toUpperCase())) route.methods.set(method.toUpperCase(), { group, operationId });
      }
    }
    for (const route of byPath.values()) {
      this.#routes.set(route.segments.length, [...(this.#routes.get(route.segments.length) ?? []), route]);
    }
  }

  /** @param method In upper case. @param path Without query, as it was sent. */
  find(method: string, path: string): Found {
    const parts = path.split('/');
    if (parts.length > 2 && parts.at(-1) === '') parts.pop();
    let wrongMethod: Found | null = null;
    for (const { segments, methods } of this.#routes.get(parts.length) ?? []) {
      if (!fits(segments, parts)) continue;
      const params = paramsOf(segments, parts);
      if (params === null) return UNDECODABLE;
      const operation = methods.get(method) ?? (method === 'HEAD' ? methods.get('GET') : undefined);
      if (operation) return { kind: 'operation', ...operation, params };
      wrongMethod ??= { kind: 'wrong-method', allow: [...methods.keys()].join(', ') };
    }
    return wrongMethod ?? UNKNOWN;
  }
}

/** `/things/{thingId}` as the empty text before the first slash, `things`, and a parameter. */
function segmentsOf(path: string): Segment[] {
  return path.split('/').map((text) => {
    const parameter = /^\{(\w+)\}$/.exec(text)?.[1];
    if (parameter !== undefined) return { parameter };
    if (/[{}]/.test(text)) throw new Error(`A parameter in ${path} is not a whole segment.`);
    return { literal: text.toLowerCase() };
  });
}

function fits(segments: readonly Segment[], parts: readonly string[]): boolean {
  for (const [at, segment] of segments.entries()) {
    const part = parts[at] ?? '';
    if ('literal' in segment ? !isSame(part, segment.literal) : part === '') return false;
  }
  return true;
}

function isSame(part: string, literal: string): boolean {
  return part === literal || (part.length === literal.length && part.toLowerCase() === literal);
}

/** `null`: one of them is not what a URL may have. */
function paramsOf(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  try {
    for (const [at, segment] of segments.entries()) {
      if ('parameter' in segment) params[segment.parameter] = decodeURIComponent(parts[at] ?? '');
    }
  } catch {
    return null;
  }
  return params;
}
