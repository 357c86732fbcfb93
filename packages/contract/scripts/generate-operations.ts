import { type Bundle, operationsOf } from './openapi-types.ts';

/** A table of all operations: what a server binds and a client calls. */
export function generateOperations(bundle: Bundle): string {
  const entries = operationsOf(bundle).map(({ path, method, operation, parameters }) => [
    operation.operationId,
    {
      method,
      path,
      tag: operation.tags[0],
      summary: operation.summary,
      security: [...new Set((operation.security ?? bundle.security ?? []).flatMap((each) => Object.keys(each)))],
      requestMediaTypes: Object.keys(operation.requestBody?.content ?? {}),
      pathParameters: parameters.filter((each) => each.in === 'path').map(({ name }) => name),
    },
  ]);
  return [
    '/** Every operation by its `operationId`, in the sequence of the document. */',
    `export const operationTable = ${JSON.stringify(Object.fromEntries(entries), null, 2)} as const;`,
    '',
  ].join('\n');
}
