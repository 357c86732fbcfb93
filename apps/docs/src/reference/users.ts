import { nameOf } from './openapi.ts';
import {
  allOperationsOf,
  errorsAddress,
  operationAddress,
  operationTitle,
  type Scope,
  schemaAddress,
} from './scope.ts';

export interface User {
  label: string;
  address: string;
}

/** The pages that mention a schema: operations, webhooks, the errors, other schemas of the same document. */
export function usersOf(scope: Scope, name: string): User[] {
  const { components } = scope.document.bundle;
  const operations = allOperationsOf(scope)
    .filter(({ operation }) => mentions(operation, name))
    .map((found) => ({ label: operationTitle(scope, found), address: operationAddress(scope, found) }));
  const errors = mentions(components.responses ?? {}, name) ? [{ label: 'Errors', address: errorsAddress(scope) }] : [];
  const schemas = Object.entries(components.schemas)
    .filter(([other, schema]) => other !== name && mentions(schema, name))
    .map(([other]) => ({ label: other, address: schemaAddress(scope, other) }));
  return [...operations, ...errors, ...schemas];
}

function mentions(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('$ref' in value) return value.$ref === `#/components/schemas/${nameOf(value)}` && nameOf(value) === name;
  return Object.values(value).some((each) => mentions(each, name));
}
