import type { SentReply } from '@assessment-kit/http';
import type { Readings } from './readings.ts';

const CAMEL_CASE: Readonly<Record<string, string>> = {
  CorrelationId: 'correlationId',
  Count: 'count',
  Values: 'values',
  Value: 'value',
  Fields: 'fields',
  Code: 'code',
  Message: 'message',
};

const CONTROL_PLANE = /^\/_sandbox(\/|$)/i;

/** A refusal or failure as the reading spells it; every other answer, and all of the control plane, stay as they are. */
export function errorsInReading(readings: Readings, reply: SentReply, path: string): SentReply {
  if (reply.status < 300 || !isObject(reply.body) || CONTROL_PLANE.test(path)) return reply;
  return { ...reply, body: inErrorCasing(readings, reply.body) };
}

/** An error body as the reading spells it. */
export function inErrorCasing(readings: Readings, body: object): object {
  return readings.of('error-casing') === 'camel' ? camelCase(body) : body;
}

function camelCase(body: object): object {
  const inner = (value: unknown) => (isObject(value) ? camelCase(value) : value);
  if (Array.isArray(body)) return body.map(inner);
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [CAMEL_CASE[name] ?? name, inner(value)]));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
