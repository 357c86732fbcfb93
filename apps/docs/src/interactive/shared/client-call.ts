import { literal } from '../../reference/js-literal.ts';

/** A call of the kit's client, as far as it differs from one operation to the next. */
export interface ClientCall {
  operationId: string;
  /** Path and query parameters by their names. */
  parameters: Readonly<Record<string, unknown>>;
  body?: unknown;
  testMode?: boolean;
}

/** The call of an operation with the kit's client, which gets tokens and repeats by itself. */
export function clientCall({ operationId, parameters, body, testMode = false }: ClientCall): string {
  // The client gets tokens by itself; it has no method for it.
  if (operationId === 'issueToken') return '// The client gets and renews the token by itself.';
  const input = { ...parameters, ...(body === undefined ? {} : { body }) };
  const given = Object.keys(input).length > 0 ? literal(input) : testMode ? '{}' : '';
  const options = testMode ? ', { testMode: true }' : '';
  return `await client.${operationId}(${given}${options});`;
}
