import { literal } from './js-literal.ts';
import type { FoundOperation } from './operations.ts';
import type { SampleRequest } from './sample-request.ts';

/** The operation as a call of the TypeScript client, with the credentials of the sandbox. */
export function clientCall({ operation, parameters }: FoundOperation, { query, body }: SampleRequest): string {
  const { operationId } = operation;
  // The client asks for tokens with its own credentials.
  const isToken = operationId === 'issueToken';
  const inPath = parameters.filter((each) => each.in === 'path').map(({ name, example }) => [name, example]);
  const input = { ...Object.fromEntries(inPath), ...query, ...(body === null ? {} : { body: body.value }) };
  const given = isToken || Object.keys(input).length === 0 ? '' : literal(input);
  const returns = Object.entries(operation.responses).some(([status, answer]) => status === '200' && answer);
  const call = `await client.${operationId}(${given})`;
  return [
    "import { createClient } from '@assessment-kit/client';",
    '',
    'const client = createClient({',
    "  baseUrl: 'http://127.0.0.1:4010',",
    "  clientId: 'sandbox-client',",
    "  clientSecret: 'sandbox-secret',",
    '});',
    returns ? `const answer = ${call};\nconsole.log(answer);` : `${call};`,
  ].join('\n');
}
