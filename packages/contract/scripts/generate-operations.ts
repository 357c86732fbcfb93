import { type Bundle, operationsOf } from './openapi-types.ts';

/** A table of all operations, which a server binds, and a smaller one for clients, whose size matters. */
export function generateOperations(bundle: Bundle): string {
  const routes = operationsOf(bundle).map(({ path, method, operation }) => [operation.operationId, { method, path }]);
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
    '/** Method and path of every operation, and nothing else. */',
    `export const operationRoutes = ${JSON.stringify(Object.fromEntries(routes), null, 2)} as const;`,
    '',
  ].join('\n');
}
