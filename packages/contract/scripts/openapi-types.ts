/** The parts of a bundled document that the generators read. */
export interface Bundle {
  info: Record<string, unknown>;
  paths: Record<string, Record<string, unknown>>;
  webhooks?: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, SchemaObject>; [kind: string]: Record<string, unknown> };
  security?: readonly SecurityRequirement[];
}

export type SecurityRequirement = Record<string, readonly string[]>;

export interface Reference {
  $ref: string;
}

export interface OperationObject {
  operationId: string;
  tags: readonly string[];
  summary: string;
  parameters?: readonly (ParameterObject | Reference)[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, ResponseObject | Reference>;
  security?: readonly SecurityRequirement[];
  'x-source'?: Source;
}

export interface ParameterObject {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: SchemaObject;
  'x-source'?: Source;
}

export interface ResponseObject {
  description: string;
  content?: Content;
}

export type Content = Record<string, { schema: SchemaObject }>;

export interface Source {
  page: string | readonly string[];
  confidence: 'certain' | 'inferred';
  note?: string;
}

/** JSON Schema as far as the contract uses it; everything else passes through. */
export interface SchemaObject {
  $ref?: string;
  type?: string | readonly string[];
  properties?: Record<string, SchemaObject>;
  required?: readonly string[];
  items?: SchemaObject;
  enum?: readonly unknown[];
  format?: string;
  maxLength?: number;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  oneOf?: readonly SchemaObject[];
  anyOf?: readonly SchemaObject[];
  additionalProperties?: boolean | SchemaObject;
  'x-source'?: Source;
  [keyword: string]: unknown;
}

export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
export type Method = (typeof METHODS)[number];

export interface FoundOperation {
  path: string;
  method: Method;
  operation: OperationObject;
  /** Those of the path first, then the operation's own. */
  parameters: readonly ParameterObject[];
}

/** Every operation of a bundle, in the sequence of the document. */
export function operationsOf(bundle: Bundle): FoundOperation[] {
  return Object.entries(bundle.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => {
      const operation = item[method] as OperationObject;
      const shared = (item['parameters'] ?? []) as readonly (ParameterObject | Reference)[];
      const parameters = [...shared, ...(operation.parameters ?? [])].map((each) =>
        resolve<ParameterObject>(bundle, each),
      );
      return { path, method, operation, parameters };
    }),
  );
}

/** Follows a `#/…` reference; anything else is returned as it is. */
export function resolve<Target extends object>(bundle: Bundle, value: Target | Reference): Target {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as Target;
  const found = value.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      bundle,
    );
  return resolve(bundle, found as Target | Reference);
}
