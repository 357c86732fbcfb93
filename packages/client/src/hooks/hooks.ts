import type { AssessmentKitError, Effect } from '../errors/assessment-kit-error.ts';
import type { Send } from '../transport.ts';

/** What a request is, without anything that could be a secret or about a person: no body, no query, no header. */
export interface RequestEvent {
  /** For example `updateAssessmentOrder`; `issueToken` for a request for a token. */
  operation: string;
  method: string;
  /** The path as the contract writes it, for example `/…/companies/{companyId}/assessmentOrders/{orderId}`. */
  path: string;
  /** The ids that stand in the path, by their names. */
  ids: Readonly<Record<string, string>>;
  /** From 1. The repeat after a 401 belongs to the attempt that got it. */
  attempt: number;
}

/** How a request ended. */
export interface ResponseEvent extends RequestEvent {
  /** `null`: there was no answer. */
  status: number | null;
  /** Until the head of the answer, in ms. */
  durationMs: number;
}

/** That a call failed and is repeated after a wait. */
export interface RetryEvent extends RequestEvent {
  /** How long the client waits before it repeats, in ms. */
  waitMs: number;
  /** Why it repeats. */
  failure: { code: string; status: number | null; correlationId: string | null; effect: Effect };
}

/** For logs and traces. What a hook throws is ignored: it must not change what becomes of a call. */
export interface Hooks {
  /** Before a request leaves. What it returns is added to the headers, for example `traceparent`. */
  onRequest?: ((event: RequestEvent) => Readonly<Record<string, string>>) | ((event: RequestEvent) => void);
  /** After a request was answered, or was not. */
  onResponse?: (event: ResponseEvent) => void;
  /** Before the wait for a repeat. */
  onRetry?: (event: RetryEvent) => void;
}

/** Sends and tells the hooks about each request. */
export function observed(send: Send, hooks: Hooks, event: RequestEvent): Send {
  const { onRequest, onResponse } = hooks;
  if (!onRequest && !onResponse) return send;
  return async (url, outgoing) => {
    const headers = { ...outgoing.headers };
    for (const [name, value] of Object.entries(quietly(() => onRequest?.(event)) ?? {})) {
      const known = name.toLowerCase();
      if (known !== 'authorization') headers[known] = value;
    }
    const startedAt = performance.now();
    const tell = (status: number | null) =>
      quietly(() => onResponse?.({ ...event, status, durationMs: performance.now() - startedAt }));
    try {
      const response = await send(url, { ...outgoing, headers });
      tell(response.status);
      return response;
    } catch (error) {
      tell(null);
      throw error;
    }
  };
}

export function tellRetry(hooks: Hooks, event: RequestEvent, waitMs: number, error: AssessmentKitError): void {
  const { code, status, correlationId, effect } = error;
  quietly(() => hooks.onRetry?.({ ...event, waitMs, failure: { code, status, correlationId, effect } }));
}

function quietly<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
