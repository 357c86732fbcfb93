import type { Contract } from '../reference/contract.ts';
import { fieldAnchor } from '../reference/field-list.ts';
import { concrete, fieldsOf } from '../reference/fields.ts';
import type { SchemaObject, Source, Statement } from '../reference/openapi.ts';
import type { FoundOperation } from '../reference/operations.ts';
import { allOperationsOf, operationAddress, operationTitle, type Scope, schemaAddress } from '../reference/scope.ts';

/** A part of the contract that a page speaks of. */
export interface Place {
  /** Its own name: the last part of a field's path, the name of a parameter or a schema, the title of an operation. */
  name: string;
  /** Whether the name is one on the wire, to be set as code. */
  isCode: boolean;
  address: string;
  schema: SchemaObject;
  /** Its own, or that of what is around it. */
  source: Source | undefined;
  unknowns: readonly string[];
}

/**
 * Finds what `Schema`, `Schema.path`, `operationId` or `operationId.parameter` names.
 *
 * The platform's document is meant, unless `sandbox/` or `webhook-server/` stands before the name. `[]` may be left out of
 * a path; a field of another schema is found under that schema.
 *
 * @throws When there is no such thing, with what there is instead.
 */
export function placeOf(contract: Contract, target: string): Place {
  const [before, after] = target.split('/');
  const key = after === undefined ? 'assessments' : before;
  const name = after ?? before ?? '';
  const document = contract.documents.find((each) => each.key === key);
  if (!document) throw new Error(`the contract has no document ${key}`);
  const scope = { contract, document };
  const [head = '', ...rest] = name.split('.');
  const found = allOperationsOf(scope).find(({ operation }) => operation.operationId === head);
  if (found) return inOperation(scope, found, rest.join('.'));
  return inSchema(scope, head, rest.join('.'));
}

function inOperation(scope: Scope, found: FoundOperation, wanted: string): Place {
  const { operation, parameters } = found;
  const address = operationAddress(scope, found);
  if (wanted === '') {
    return { name: operationTitle(scope, found), isCode: false, address, schema: {}, ...stated(operation) };
  }
  const parameter = parameters.find(({ name }) => name === wanted);
  if (!parameter) throw new Error(`${operation.operationId} has no parameter ${wanted}${instead(parameters)}`);
  const { schema } = concrete(scope.document.bundle, parameter.schema);
  return {
    name: wanted,
    isCode: true,
    address: `${address}#${parameter.in}.${wanted}`,
    schema,
    ...stated(parameter, operation['x-source']),
  };
}

function inSchema(scope: Scope, head: string, path: string): Place {
  const { bundle } = scope.document;
  const given = bundle.components.schemas[head];
  if (!given) throw new Error(`the contract has no schema and no operation ${head}`);
  const address = schemaAddress(scope, head);
  if (path === '') {
    return { name: head, isCode: true, address, schema: concrete(bundle, given).schema, ...stated(given) };
  }
  const fields = fieldsOf(bundle, given, { expand: false });
  const plain = (text: string) => text.replaceAll('[]', '');
  const field = fields.find((each) => plain(each.path) === plain(path));
  if (!field) throw new Error(`${head} has no field ${path}${instead(fields.map((each) => ({ name: each.path })))}`);
  const { schema, source, unknowns } = field;
  const name = plain(field.path).split('.').at(-1) ?? path;
  return { name, isCode: true, address: `${address}#${fieldAnchor('fields', field)}`, schema, source, unknowns };
}

function stated(statement: object, around?: Source): Pick<Place, 'source' | 'unknowns'> {
  const { 'x-source': source = around, 'x-unknown': unknowns = [] } = statement as Statement;
  return { source, unknowns };
}

function instead(things: readonly { name: string }[]): string {
  return things.length === 0 ? '' : `; it has ${things.map(({ name }) => name).join(', ')}`;
}
