/** The parts of a bundled OpenAPI document that the pages are written from. */
export interface Bundle {
  info: Statement & { title: string; version: string; summary: string; description: string };
  servers: readonly (Statement & { url: string; description: string })[];
  tags: readonly { name: string; description: string }[];
  security?: readonly SecurityRequirement[];
  paths: Record<string, PathItem>;
  webhooks?: Record<string, PathItem>;
  components: {
    schemas: Record<string, SchemaObject>;
    parameters?: Record<string, ParameterObject>;
    responses?: Record<string, ResponseObject>;
    headers?: Record<string, HeaderObject>;
    securitySchemes?: Record<string, SecurityScheme>;
  };
}

/** What the contract says about a statement itself: where it comes from, who disagrees, what nobody knows. */
export interface Statement {
  'x-source'?: Source;
  'x-discrepancy'?: readonly Discrepancy[];
  'x-unknown'?: readonly string[];
}

export interface Source {
  page: string | readonly string[];
  confidence: 'certain' | 'inferred';
  note?: string;
}

export interface Discrepancy {
  id: string;
  title: string;
  readings: readonly { value: string; says: string; page: string | readonly string[] }[];
  follow: string;
  why: string;
  serverVisible: boolean;
}

export interface Reference {
  $ref: string;
}

export type SecurityRequirement = Record<string, readonly string[]>;

export interface SecurityScheme extends Statement {
  type: string;
  scheme?: string;
  name?: string;
  description: string;
}

export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
export type Method = (typeof METHODS)[number];

export type PathItem = Partial<Record<Method, OperationObject>> & {
  parameters?: readonly (ParameterObject | Reference)[];
};

export interface OperationObject extends Statement {
  operationId: string;
  summary: string;
  description: string;
  tags: readonly string[];
  security?: readonly SecurityRequirement[];
  parameters?: readonly (ParameterObject | Reference)[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, ResponseObject | Reference>;
}

export interface ParameterObject extends Statement {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description: string;
  schema: SchemaObject;
  example?: unknown;
}

export interface ResponseObject extends Statement {
  description: string;
  headers?: Record<string, HeaderObject | Reference>;
  content?: Content;
}

export interface HeaderObject extends Statement {
  description: string;
  schema: SchemaObject;
}

export type Content = Record<string, MediaType>;

export interface MediaType {
  schema: SchemaObject;
  examples?: Record<string, Example | Reference>;
}

export interface Example {
  summary?: string;
  value: unknown;
}

/** JSON Schema as far as the contract uses it. */
export interface SchemaObject extends Statement {
  $ref?: string;
  type?: string | readonly string[];
  description?: string;
  properties?: Record<string, SchemaObject>;
  required?: readonly string[];
  items?: SchemaObject;
  oneOf?: readonly SchemaObject[];
  anyOf?: readonly SchemaObject[];
  additionalProperties?: boolean | SchemaObject;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  examples?: readonly unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** Follows a `#/…` reference; anything else is returned as it is. */
export function resolve<Target extends object>(bundle: Bundle, value: Target | Reference): Target {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as Target;
  const found = value.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[unescapePointer(key)], bundle);
  if (found === undefined) throw new Error(`The reference ${value.$ref} leads nowhere.`);
  return resolve(bundle, found as Target | Reference);
}

/** The last part of a reference: the name of the component it points at. */
export function nameOf(value: object): string | null {
  return '$ref' in value && typeof value.$ref === 'string' ? (value.$ref.split('/').at(-1) ?? null) : null;
}

/** The page codes of a source or a reading, always as a list. */
export function pagesOf({ page }: { page: string | readonly string[] }): readonly string[] {
  return typeof page === 'string' ? [page] : page;
}

function unescapePointer(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
