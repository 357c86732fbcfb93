import { type OperationId, operationTable } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };

/** The schemas in which the contract declares refusals and failures. */
const FORMS = ['ErrorList', 'ServerError', 'TokenError'] as const;
export type ErrorForm = (typeof FORMS)[number];

interface DeclaredAnswer {
  $ref?: string;
  content?: { 'application/json': { schema: { $ref?: string } } };
}

/**
 * The form in which the contract declares a refusal or failure of an operation, by its status or by its range.
 *
 * @param status From 300 to 599.
 * @returns `null` when the contract declares no such answer.
 */
export function declaredForm(operationId: OperationId, status: number): ErrorForm | null {
  const { method, path } = operationTable[operationId];
  const item = (contract.paths as Record<string, Record<string, unknown>>)[path] ?? {};
  const { responses } = item[method] as { responses: Record<string, DeclaredAnswer> };
  const declared = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`];
  const shared = contract.components.responses as Record<string, DeclaredAnswer>;
  const answer = declared?.$ref === undefined ? declared : shared[lastPart(declared.$ref)];
  const schema = lastPart(answer?.content?.['application/json'].schema.$ref ?? '');
  return FORMS.find((form) => form === schema) ?? null;
}

function lastPart(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}
