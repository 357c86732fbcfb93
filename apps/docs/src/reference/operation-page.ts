import { answersSection } from './answers.ts';
import { discrepancyAside, unknownsAside } from './asides.ts';
import { codeBlock, details } from './code-block.ts';
import { fieldList } from './field-list.ts';
import { breakable } from './html.ts';
import type { FoundOperation } from './operations.ts';
import { blocks, describe, firstSentence, type Page } from './page.ts';
import { parameterField } from './parameters.ts';
import { bodySection } from './request-body.ts';
import { clientCall } from './sample-client.ts';
import { curl } from './sample-curl.ts';
import { plainFetch } from './sample-fetch.ts';
import { sampleRequest } from './sample-request.ts';
import { operationAddress, overviewAddress, type Scope, TRY_IT_ADDRESS } from './scope.ts';
import { sourceLine } from './source-line.ts';

/** The page of an operation: what it does, what it takes, how to call it, what it answers. */
export function operationPage(scope: Scope, found: FoundOperation, order: number): Page {
  const { operation, method, path } = found;
  return {
    address: operationAddress(scope, found),
    title: operation.summary,
    kind: `operation of the ${scope.document.bundle.info.title}`,
    description: describe(
      `${method.toUpperCase()} ${path}: ${firstSentence(operation.description)}`,
      'Parameters, answers, samples.',
    ),
    order,
    badge: { text: method.toUpperCase(), class: `method-${method}` },
    body: blocks(
      endpoint(method, path),
      operation.description,
      sourceLine(operation['x-source']),
      (operation['x-discrepancy'] ?? []).map(discrepancyAside),
      unknownsAside(operation['x-unknown']),
      callSection(scope, found),
      parameterSection(scope, found),
      bodySection(scope, found),
      answersSection(scope, found),
    ),
  };
}

/** Method and path in one line that breaks on narrow screens. */
export function endpoint(method: string, path: string): string {
  return `<p class="endpoint"><span class="method method-${method}">${method.toUpperCase()}</span> <code>${breakable(path)}</code></p>`;
}

function callSection(scope: Scope, found: FoundOperation): string {
  const request = sampleRequest(scope, found);
  const variables = request.headers.flatMap(({ variable }) => (variable === undefined ? [] : [`\`$${variable}\``]));
  const secret =
    variables.length === 0
      ? ''
      : ` ${variables.join(' and ')} holds your secret: [how to get it](${overviewAddress(scope)}#credentials).`;
  return blocks(
    '## Call it',
    `Against the servers of \`pnpm start\`.${secret}${tryIt(scope, found)}`,
    codeBlock('sh', curl(request)),
    // The client is one of the platform; the kit's own servers have none.
    scope.document.key === 'assessments'
      ? details('The same with the TypeScript client', codeBlock('ts', clientCall(found, request)))
      : '',
    details('The same with <code>fetch</code>', codeBlock('js', plainFetch(request))),
  );
}

/** The sandbox that the page calls is one of the platform. */
function tryIt({ document }: Scope, { operation }: FoundOperation): string {
  if (document.key !== 'assessments') return '';
  return ` Or send it from the browser: [Try it](${TRY_IT_ADDRESS}?operation=${operation.operationId}).`;
}

function parameterSection(scope: Scope, { operation, parameters }: FoundOperation): string {
  const places = ['path', 'query', 'header'] as const;
  const lists = places.map((place) => {
    const fields = parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => parameterField(scope, parameter, operation['x-source']));
    if (fields.length === 0) return '';
    const list = fieldList(scope, fields, { section: place, level: 3, discrepancies: 'full' });
    return blocks(`<p class="body-type">In the ${place}</p>`, list);
  });
  return lists.every((list) => list === '') ? '' : blocks('## Parameters', lists);
}
