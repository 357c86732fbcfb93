import { isSharedError } from './answers.ts';
import type { ApiDocument } from './contract.ts';
import { fieldAnchor } from './field-list.ts';
import { fieldsOf } from './fields.ts';
import { type Discrepancy, nameOf, type ResponseObject, type Source, type Statement } from './openapi.ts';
import type { FoundOperation } from './operations.ts';
import {
  allOperationsOf,
  errorsAddress,
  operationAddress,
  operationTitle,
  overviewAddress,
  type Scope,
  schemaAddress,
  schemaHome,
} from './scope.ts';

/** What the contract says about one of its own statements, with the place on the site where the statement stands. */
export interface PlacedStatement {
  /** Markdown. */
  label: string;
  address: string;
  source: Source | undefined;
  discrepancies: readonly Discrepancy[];
  unknowns: readonly string[];
}

/** Every statement of a document that carries a source, a disagreement or an unknown of its own. */
export function statementsOf(scope: Scope): PlacedStatement[] {
  const { bundle } = scope.document;
  const overview = overviewAddress(scope);
  const schemes = Object.values(bundle.components.securitySchemes ?? {});
  const places = [
    placed(bundle.info, bundle.info.title, overview),
    ...bundle.servers.map((server) => placed(server, `Host \`${server.url}\``, `${overview}#hosts`)),
    ...schemes.map((scheme) => placed(scheme, 'Credentials', `${overview}#credentials`)),
    ...allOperationsOf(scope).flatMap((found) => ofOperation(scope, found)),
    ...ofSharedErrors(scope),
    ...Object.keys(bundle.components.schemas).flatMap((name) => ofSchema(scope, name)),
  ];
  return merged(places).filter(
    ({ source, discrepancies, unknowns }) => source || discrepancies.length + unknowns.length > 0,
  );
}

function ofOperation(scope: Scope, found: FoundOperation): PlacedStatement[] {
  const { operation, parameters } = found;
  const address = operationAddress(scope, found);
  const title = operationTitle(scope, found);
  const own = Object.entries(operation.responses).filter(([status, answer]) => !isSharedError(status, answer));
  return [
    placed(operation, title, address),
    ...parameters.map((parameter) => {
      const label = `${parameter.shared ? 'Parameter' : `${title}:`} \`${parameter.name}\``;
      return placed(parameter, label, `${address}#${parameter.in}.${parameter.name}`);
    }),
    ...own.map(([status, answer]) => placed(answer, `${title}: ${status}`, address)),
  ];
}

function ofSharedErrors(scope: Scope): PlacedStatement[] {
  const responses: [string, ResponseObject][] = Object.entries(scope.document.bundle.components.responses ?? {});
  const errors = responses.filter(([name]) =>
    allOperationsOf(scope).some(({ operation }) =>
      Object.entries(operation.responses).some(
        ([status, each]) => nameOf(each) === name && isSharedError(status, each),
      ),
    ),
  );
  return errors.map(([name, response]) => placed(response, `Error \`${name}\``, errorsAddress(scope, name)));
}

function ofSchema(scope: Scope, name: string): PlacedStatement[] {
  const { bundle } = scope.document;
  if (!hasHome(scope.document, scope, name)) return [];
  const schema = bundle.components.schemas[name] ?? {};
  const address = schemaAddress(scope, name);
  const fields = fieldsOf(bundle, schema, { expand: false, around: undefined });
  return [
    placed(schema, `\`${name}\``, address),
    ...fields.map(({ path, alternative, source, discrepancies, unknowns }) => ({
      label: `\`${name}.${path}\``,
      address: `${address}#${fieldAnchor('fields', { path, alternative })}`,
      source: source === schema['x-source'] ? undefined : source,
      discrepancies,
      unknowns,
    })),
  ];
}

function hasHome(document: ApiDocument, { contract }: Scope, name: string): boolean {
  return schemaHome(contract, document, name) === document;
}

function placed(statement: Statement | object, label: string, address: string): PlacedStatement {
  const {
    'x-source': source,
    'x-discrepancy': discrepancies = [],
    'x-unknown': unknowns = [],
  } = statement as Statement;
  return { label, address, source, discrepancies, unknowns };
}

/** A parameter that many operations share is one statement: the first page that shows it stands for all. */
function merged(places: readonly PlacedStatement[]): PlacedStatement[] {
  const seen = new Set<string>();
  return places.filter(({ label, source, discrepancies, unknowns }) => {
    const key = JSON.stringify([label, source, discrepancies, unknowns]);
    return seen.has(key) ? false : seen.add(key);
  });
}
