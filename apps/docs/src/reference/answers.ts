import { STATUS_CODES } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { discrepancyAside, unknownsAside } from './asides.ts';
import { details, jsonBlock } from './code-block.ts';
import { examplesOf, mainContent } from './examples.ts';
import { fieldList } from './field-list.ts';
import { fieldsOf } from './fields.ts';
import { type MediaType, nameOf, type ResponseObject, resolve } from './openapi.ts';
import type { FoundOperation } from './operations.ts';
import { blocks } from './page.ts';
import { parameterField } from './parameters.ts';
import { errorsAddress, type Scope } from './scope.ts';
import { sourceLine } from './source-line.ts';
import { typeLabel } from './type-label.ts';

/** Every declared answer: those of the operation in full, errors that it shares with others as one line each. */
export function answersSection(scope: Scope, found: FoundOperation): string {
  const answers = Object.entries(found.operation.responses);
  const own = answers.filter(([status, answer]) => !isSharedError(status, answer));
  const shown: { status: string; mediaType: MediaType }[] = [];
  const entries = own.map(([status, answer]) => {
    const response = resolve<ResponseObject>(scope.document.bundle, answer);
    const mediaType = mainContent(response.content)?.mediaType;
    const before = mediaType && shown.find((each) => isDeepStrictEqual(each.mediaType, mediaType));
    if (mediaType) shown.push({ status, mediaType });
    return answerEntry(scope, found, status, response, before?.status);
  });
  return blocks('## Answers', entries, sharedErrors(scope, found));
}

/** The name of a status, for example `204 No Content`; ranges such as `4XX` stand for themselves. */
export function statusTitle(status: string): string {
  const text = STATUS_CODES[status];
  return text === undefined ? status : `${status} ${text}`;
}

/** Errors that several operations share have one page, so that they do not drown the others. */
export function isSharedError(status: string, answer: object): boolean {
  return nameOf(answer) !== null && !status.startsWith('2');
}

function answerEntry(
  scope: Scope,
  { operation }: FoundOperation,
  status: string,
  response: ResponseObject,
  sameAs: string | undefined,
): string {
  const source = response['x-source'];
  const headers = Object.entries(response.headers ?? {}).map(([name, header]) =>
    parameterField(scope, { name, ...resolve(scope.document.bundle, header) }, source ?? operation['x-source']),
  );
  return blocks(
    `### ${statusTitle(status)}`,
    response.description,
    sourceLine(source),
    (response['x-discrepancy'] ?? []).map(discrepancyAside),
    unknownsAside(response['x-unknown']),
    fieldList(scope, headers, { section: `answer-${status}.header`, level: 4, discrepancies: 'full' }),
    answerBody(scope, operation['x-source'], status, response, sameAs),
  );
}

function answerBody(
  scope: Scope,
  around: ResponseObject['x-source'],
  status: string,
  response: ResponseObject,
  sameAs: string | undefined,
): string {
  const main = mainContent(response.content);
  if (!main) return '';
  if (sameAs !== undefined) return `The body is the same as with ${sameAs}.`;
  const { schema } = main.mediaType;
  const body = { schema, schemaName: nameOf(schema) };
  const fields = fieldsOf(scope.document.bundle, schema, { around: response['x-source'] ?? around, expand: true });
  const list = fieldList(scope, fields, { section: `answer-${status}`, level: 4, discrepancies: 'linked' });
  return blocks(
    `<p class="body-type">Body: ${typeLabel(scope, body)}</p>`,
    examplesOf(scope.document, main.mediaType).map(({ summary, value }) => jsonBlock(value, summary)),
    fields.length === 0 ? '' : details(`Fields of this answer (${fields.length})`, list),
  );
}

/** One line for each kind of error, linked to the page with its format and an example. */
function sharedErrors(scope: Scope, { operation }: FoundOperation): string {
  const statuses = new Map<string, string[]>();
  for (const [status, answer] of Object.entries(operation.responses)) {
    const name = nameOf(answer);
    if (name !== null && isSharedError(status, answer)) statuses.set(name, [...(statuses.get(name) ?? []), status]);
  }
  if (statuses.size === 0) return '';
  const lines = [...statuses].map(([name, codes]) => {
    const response = resolve<ResponseObject>(scope.document.bundle, { $ref: `#/components/responses/${name}` });
    const text = response.description.replace(/\s+/g, ' ').trim();
    return `- [${codes.join(', ')}](${errorsAddress(scope, name)}): ${text}`;
  });
  return blocks('### Errors', lines.join('\n'));
}
