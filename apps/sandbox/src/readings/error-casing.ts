import type { RequestHandler } from 'express';
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

/** Spells the platform's error bodies as the reading has them, also those of paths that there are not. */
export function errorCasing(readings: Readings): RequestHandler {
  return (request, response, next) => {
    if (!CONTROL_PLANE.test(request.path)) {
      const json = response.json.bind(response);
      response.json = (body: unknown) =>
        json(response.statusCode >= 300 && isObject(body) ? inErrorCasing(readings, body) : body);
    }
    next();
  };
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
