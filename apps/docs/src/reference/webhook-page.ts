import { answersSection } from './answers.ts';
import { discrepancyAside, unknownsAside } from './asides.ts';
import { jsonBlock } from './code-block.ts';
import { examplesOf, mainContent } from './examples.ts';
import { fieldList } from './field-list.ts';
import { resolve, type SecurityScheme } from './openapi.ts';
import { endpoint } from './operation-page.ts';
import type { FoundOperation } from './operations.ts';
import { blocks, describe, firstSentence, type Page } from './page.ts';
import { parameterField } from './parameters.ts';
import { bodySection } from './request-body.ts';
import { operationAddress, operationTitle, type Scope, TRY_IT_ADDRESS } from './scope.ts';
import { sourceLine } from './source-line.ts';

/** The page of a webhook: when it comes, what it carries, what the receiver answers. */
export function webhookPage(scope: Scope, found: FoundOperation, order: number): Page {
  const { operation, method } = found;
  const main = mainContent(operation.requestBody?.content);
  const examples = main ? examplesOf(scope.document, main.mediaType) : [];
  return {
    address: operationAddress(scope, found),
    title: operationTitle(scope, found),
    description: describe(firstSentence(operation.description), 'What it carries, and what a receiver answers.'),
    order,
    badge: { text: 'hook', class: 'method-hook' },
    body: blocks(
      endpoint(method, 'the URL that you registered'),
      operation.description,
      sourceLine(operation['x-source']),
      (operation['x-discrepancy'] ?? []).map(discrepancyAside),
      unknownsAside(operation['x-unknown']),
      `To have one sent to your receiver, with faults if you like: [Try it](${TRY_IT_ADDRESS}?webhook=${triggerOf(found)}).`,
      '## Example',
      examples.map(({ summary, value }) => jsonBlock(value, summary)),
      headerSection(scope, found),
      bodySection(scope, found),
      answersSection(scope, found),
    ),
  };
}

/** What the page that tries callbacks calls it: `onOrder` is `order` there. */
function triggerOf({ operation }: FoundOperation): string {
  return operation.operationId.replace(/^on/, '').toLowerCase();
}

/** The header that proves who sends: the only one that the contract knows of. */
function headerSection(scope: Scope, { operation }: FoundOperation): string {
  const fields = (operation.security ?? []).flatMap(Object.keys).map((key) => {
    const scheme = resolve<SecurityScheme>(scope.document.bundle, { $ref: `#/components/securitySchemes/${key}` });
    const header = { ...scheme, name: scheme.name ?? key, required: true, schema: { type: 'string' } };
    return parameterField(scope, header, operation['x-source']);
  });
  if (fields.length === 0) return '';
  return blocks('## Headers', fieldList(scope, fields, { section: 'header', level: 3, discrepancies: 'full' }));
}
