import { isSharedError } from './answers.ts';
import { discrepancyAside, unknownsAside } from './asides.ts';
import { jsonBlock } from './code-block.ts';
import { examplesOf, mainContent } from './examples.ts';
import { nameOf, type ResponseObject } from './openapi.ts';
import { blocks, type Page } from './page.ts';
import { allOperationsOf, errorsAddress, kebab, operationAddress, operationTitle, type Scope } from './scope.ts';
import { sourceLine } from './source-line.ts';
import { typeLabel } from './type-label.ts';

/** One page for the errors that operations share, with the statuses, an example each, and who answers so. */
export function errorsPage(scope: Scope): Page {
  const { bundle } = scope.document;
  const kinds = errorKinds(scope);
  return {
    address: errorsAddress(scope),
    title: 'Errors',
    kind: bundle.info.title,
    description: `Every error of the ${bundle.info.title}: status, meaning, format, example.`,
    order: 100,
    body: blocks(
      `Statuses, formats and examples. An error that only one operation has stands on the page of that operation.`,
      kinds.map((kind) => errorEntry(scope, kind)),
    ),
  };
}

interface ErrorKind {
  /** Name of the response in the contract. */
  name: string;
  response: ResponseObject;
  statuses: readonly string[];
  operations: readonly { label: string; address: string }[];
}

/** Each shared error with its statuses, in the sequence of the lowest. */
function errorKinds(scope: Scope): ErrorKind[] {
  const responses = Object.entries(scope.document.bundle.components.responses ?? {});
  const kinds = responses.map(([name, response]): ErrorKind => {
    const uses = allOperationsOf(scope).flatMap((found) =>
      Object.entries(found.operation.responses)
        .filter(([status, answer]) => nameOf(answer) === name && isSharedError(status, answer))
        .map(([status]) => ({ status, found })),
    );
    const operations = [...new Set(uses.map(({ found }) => found))];
    return {
      name,
      response,
      statuses: [...new Set(uses.map(({ status }) => status))].sort(),
      operations: operations.map((found) => ({
        label: operationTitle(scope, found),
        address: operationAddress(scope, found),
      })),
    };
  });
  const first = ({ statuses }: ErrorKind) => statuses[0] ?? '';
  return kinds.filter(({ statuses }) => statuses.length > 0).sort((a, b) => first(a).localeCompare(first(b)));
}

function errorEntry(scope: Scope, { name, response, statuses, operations }: ErrorKind): string {
  const main = mainContent(response.content);
  const body = main ? `<p class="body-type">Body: ${typeLabel(scope, labelled(main.mediaType.schema))}</p>` : '';
  const answeredBy = operations.map(({ label, address }) => `[${label}](${address})`).join(', ');
  return blocks(
    // The title of the heading carries the statuses; links need an anchor that does not change with them.
    `<div id="${kebab(name)}"></div>`,
    `## ${statuses.join(', ')} ${words(name)}`,
    response.description,
    sourceLine(response['x-source']),
    (response['x-discrepancy'] ?? []).map(discrepancyAside),
    unknownsAside(response['x-unknown']),
    body,
    main ? examplesOf(scope.document, main.mediaType).map(({ summary, value }) => jsonBlock(value, summary)) : '',
    `Answered by ${answeredBy}.`,
  );
}

function labelled(schema: Parameters<typeof typeLabel>[1]['schema']) {
  return { schema: { type: 'object', ...schema }, schemaName: nameOf(schema) };
}

/** `BadRequest` → `Bad request`. */
function words(name: string): string {
  const text = kebab(name).replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
