import { hasSubscribers } from 'node:diagnostics_channel';
import {
  type Attributes,
  type Context,
  context,
  INVALID_SPAN_CONTEXT,
  ProxyTracerProvider,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapGetter,
  trace,
} from '@opentelemetry/api';

export { SpanKind };

/*
 * Spans by the API of OpenTelemetry alone. Without an SDK, which the operator loads by `node --import`, all of this does
 * nothing. Attributes are ids of the kit, counts and outcomes; what an error says never becomes one.
 */
const tracer = trace.getTracer('@assessment-kit/webhook-server');
const NO_SDK = new ProxyTracerProvider().getDelegate();
const NO_SPAN = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** Whether there is an SDK. To do nothing by the API costs a callback several µs. */
function isTracing(): boolean {
  const provider = trace.getTracerProvider();
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegate() !== NO_SDK;
}

export interface SpanOptions {
  kind?: SpanKind;
  attributes?: Attributes;
  /** Default: what is active. */
  parent?: Context;
}

/** Runs something in a span of its own, which ends with it. */
export function inSpan<Result>(
  name: string,
  { kind = SpanKind.INTERNAL, attributes = {}, parent = context.active() }: SpanOptions,
  run: (span: Span) => Promise<Result>,
): Promise<Result> {
  if (!isTracing()) return run(NO_SPAN);
  return tracer.startActiveSpan(name, { kind, attributes }, parent, async (span) => {
    try {
      return await run(span);
    } catch (error) {
      failSpan(span, error instanceof Error ? error.name : typeof error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** @param type A word from a short list: the name of an error, a code, a status. */
export function failSpan(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Headers of a request, by their names in lower case. */
export type TraceCarrier = Readonly<Record<string, string | readonly string[] | undefined>>;

const fromHeaders: TextMapGetter<TraceCarrier> = {
  keys: (headers) => Object.keys(headers),
  get(headers, key) {
    const value = headers[key];
    return typeof value === 'object' ? [...value] : value;
  },
};

/** The caller's trace, unless an instrumentation of HTTP has begun a span already. */
export function contextOf(headers: TraceCarrier): Context {
  if (!isTracing()) return ROOT_CONTEXT;
  if (trace.getActiveSpan()) return context.active();
  return propagation.extract(context.active(), headers, fromHeaders);
}

/** The trace that a message was accepted in, perhaps by another process. */
export function contextOfTraceparent(traceparent: string | null): Context {
  return traceparent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent });
}

/** What is active, to be kept with a message; `null` when nothing is traced. */
export function activeTraceparent(): string | null {
  if (!isTracing()) return null;
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? null;
}

/** Headers that let the receiver of a request go on with the trace. */
export function traceHeaders(): Record<string, string> {
  // An instrumentation of fetch adds them itself, and twice is not once.
  if (hasSubscribers('undici:request:create')) return {};
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
