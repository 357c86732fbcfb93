import { discrepancyAside, unknownsAside } from './asides.ts';
import { breakable } from './html.ts';
import type { FoundOperation } from './operations.ts';
import { operationsOf, webhooksOf } from './operations.ts';
import { blocks, describe, firstSentence, type Page } from './page.ts';
import { errorsAddress, operationAddress, overviewAddress, type Scope } from './scope.ts';
import { sourceLine } from './source-line.ts';

/** The first page of a document: what the API is, where it is, who may call it, what it offers. */
export function overviewPage(scope: Scope): Page {
  const { info, servers, components } = scope.document.bundle;
  const schemes = Object.entries(components.securitySchemes ?? {});
  return {
    address: overviewAddress(scope),
    title: info.title,
    description: describe(info.summary ?? firstSentence(info.description), firstSentence(info.description)),
    order: 0,
    body: blocks(
      info.description,
      sourceLine(info['x-source']),
      '## Operations',
      operationLists(scope),
      `Refusals and failures: [Errors](${errorsAddress(scope)}).`,
      '## Hosts',
      servers.map((server) => blocks(`- \`${server.url}\`: ${server.description}`, sourceLine(server['x-source']))),
      '## Credentials',
      schemes.length === 0 ? 'None.' : '',
      schemes.map(([name, scheme]) =>
        blocks(`### ${name}`, scheme.description, sourceLine(scheme['x-source']), unknownsAside(scheme['x-unknown'])),
      ),
      info['x-discrepancy'] ? '## Where pages disagree' : '',
      (info['x-discrepancy'] ?? []).map(discrepancyAside),
      unknownsAside(info['x-unknown']),
    ),
  };
}

function operationLists(scope: Scope): string {
  const { bundle } = scope.document;
  const operations = [...operationsOf(bundle), ...webhooksOf(bundle)];
  const groups = bundle.tags.map(({ name, description }) => {
    const lines = operations
      .filter(({ operation }) => operation.tags.includes(name))
      .map((found) => operationLine(scope, found));
    return lines.length === 0 ? '' : blocks(`### ${name}`, description, lines.join('\n'));
  });
  return blocks(groups);
}

function operationLine(scope: Scope, found: FoundOperation): string {
  const { operation, method, path } = found;
  const where = path.startsWith('/') ? ` <code>${method.toUpperCase()} ${breakable(path)}</code>` : ' sent to you';
  return `- [${operation.summary}](${operationAddress(scope, found)})${where}`;
}
