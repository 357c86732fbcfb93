import { isDeepStrictEqual } from 'node:util';
import type { ApiDocument, Contract } from './contract.ts';
import { type FoundOperation, operationsOf, webhooksOf } from './operations.ts';

/** One document of the contract together with the others, as a page writer needs it. */
export interface Scope {
  contract: Contract;
  document: ApiDocument;
}

/** `upsertCallback` → `upsert-callback`: how names appear in addresses. */
export function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}

export const SOURCES_ADDRESS = '/reference/sources/';
export const UNKNOWNS_ADDRESS = '/reference/not-known/';
export const DISCREPANCIES_ADDRESS = '/reference/where-pages-disagree/';
export const STATUSES_ADDRESS = '/reference/statuses/';
export const ON_DEMAND_ADDRESS = '/reference/on-demand/';
export const RULES_ADDRESS = '/reference/rules/';
export const TRY_IT_ADDRESS = '/try-it/';
export const EXPLORER_ADDRESS = '/status-explorer/';

export function overviewAddress({ document }: Scope): string {
  return `/reference/${document.key}/`;
}

export function errorsAddress({ document }: Scope, response?: string): string {
  return `/reference/${document.key}/errors/${response === undefined ? '' : `#${kebab(response)}`}`;
}

/** The page of an operation, or of a webhook when the document lists it as one. */
export function operationAddress(scope: Scope, found: FoundOperation): string {
  const folder = isWebhook(scope, found) ? 'webhooks' : 'operations';
  return `/reference/${scope.document.key}/${folder}/${kebab(found.operation.operationId)}/`;
}

/** The title of that page: a webhook named after its subject alone would be taken for the subject. */
export function operationTitle(scope: Scope, found: FoundOperation): string {
  return isWebhook(scope, found) ? `${found.operation.summary} callback` : found.operation.summary;
}

function isWebhook({ document }: Scope, { operation }: FoundOperation): boolean {
  return webhooksOf(document.bundle).some((each) => each.operation === operation);
}

/**
 * The page of a schema. Schemas that the kit's own APIs share with the platform have one page, in the platform's part.
 *
 * @param document The document that mentions the schema.
 */
export function schemaAddress({ contract, document }: Scope, name: string): string {
  return `/reference/${schemaHome(contract, document, name).key}/schemas/${kebab(name)}/`;
}

/** The document in whose part of the site a schema has its page: the first that has the same one. */
export function schemaHome(contract: Contract, document: ApiDocument, name: string): ApiDocument {
  const schema = document.bundle.components.schemas[name];
  const first = contract.documents.find((each) => isDeepStrictEqual(each.bundle.components.schemas[name], schema));
  return first ?? document;
}

/** One scope for each document of the contract, in its sequence. */
export function scopesOf(contract: Contract): Scope[] {
  return contract.documents.map((document) => ({ contract, document }));
}

/** Operations and webhooks of the document, in the sequence of the sidebar. */
export function allOperationsOf({ document }: Scope): FoundOperation[] {
  return [...operationsOf(document.bundle), ...webhooksOf(document.bundle)];
}
