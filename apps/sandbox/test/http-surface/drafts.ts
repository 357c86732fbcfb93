import type { ValueSchema } from '@assessment-kit/schema-values';
import { everyValueOf } from '@assessment-kit/schema-values/testing';
import fc from 'fast-check';
import type { ContractOperation, Parameter } from './contract-operations.ts';
import { resolveSchema } from './contract-operations.ts';
import { PREFERRED_IN_BODIES, PREFERRED_PARAMETERS } from './known-things.ts';
import { type SurfaceRequest, TOKEN } from './surface-request.ts';

/** A valid request in parts, so that one of them can be made wrong. */
export interface Draft {
  /** Segments of the path, already encoded. */
  path: Readonly<Record<string, string>>;
  query: readonly (readonly [name: string, value: string])[];
  body: unknown;
}

/** Everything that the contract allows an operation to be asked. */
export function draftsOf(operation: ContractOperation): fc.Arbitrary<Draft> {
  const prefer = PREFERRED_IN_BODIES[operation.id] ?? {};
  const body = operation.body
    ? everyValueOf(operation.body, { resolve: resolveSchema, prefer })
    : fc.constant(undefined);
  return fc
    .record({
      path: parametersOf(operation, 'path'),
      query: parametersOf(operation, 'query'),
      body,
      sameId: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
    })
    .map(({ path, query, body, sameId }) => {
      const encoded = Object.entries(path).map(([name, value]) => {
        // The id of a package stands in the path and in the body; a different one is a mistake of its own.
        const same = sameId && name === 'packageId' && operation.id === 'upsertAssessmentPackage';
        return [name, encodeSegment(same ? (body as { id: string }).id : String(value))];
      });
      return {
        path: Object.fromEntries(encoded),
        query: Object.entries(query).map(([name, value]) => [name, String(value)] as const),
        body,
      };
    });
}

function parametersOf(operation: ContractOperation, place: Parameter['in']) {
  const values = operation.parameters
    .filter((each) => each.in === place)
    .map(({ name, schema }) => {
      const options = { resolve: resolveSchema, prefer: PREFERRED_PARAMETERS };
      return [name, everyValueOf(inUrl(schema), options, name)] as const;
    });
  const requiredKeys = operation.parameters
    .filter((each) => each.in === place && each.required)
    .map(({ name }) => name);
  return fc.record<Record<string, unknown>>(Object.fromEntries(values), { requiredKeys, noNullPrototype: true });
}

/** A longer URL does not reach the operation: Node takes 16 KiB of request line and headers, and a character has up to 12. */
const MOST_CHARACTERS_IN_URL = 1_000;

function inUrl(schema: ValueSchema): ValueSchema {
  return schema.type === 'string' ? { maxLength: MOST_CHARACTERS_IN_URL, ...schema } : schema;
}

/** Half an emoji cannot stand in a URL. */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** A draft as a request. */
export function requestOf(operation: ContractOperation, draft: Draft): SurfaceRequest {
  const isForm = operation.mediaTypes[0] === 'application/x-www-form-urlencoded';
  return {
    operationId: operation.id,
    kind: 'valid',
    expected: 'taken',
    method: operation.method,
    target: targetOf(operation, draft),
    headers: {
      ...(operation.id === 'issueToken' ? {} : { authorization: `Bearer ${TOKEN}` }),
      ...(operation.mediaTypes[0] ? { 'content-type': operation.mediaTypes[0] } : {}),
    },
    body: operation.body ? (isForm ? formOf(draft.body) : JSON.stringify(draft.body)) : null,
  };
}

export function formOf(body: unknown): string {
  return new URLSearchParams(body as Record<string, string>).toString();
}

/** Path and query of a draft. */
export function targetOf(operation: ContractOperation, { path, query }: Draft): string {
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? '');
  const search = query.map(([name, value]) => `${name}=${encodeSegment(value)}`).join('&');
  return search === '' ? filled : `${filled}?${search}`;
}
