import { type OperationId, operationTable } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import type { ValueSchema } from '@assessment-kit/schema-values';
import { sample } from './sample.ts';

interface Response {
  content?: Record<string, { schema: ValueSchema }>;
}

/**
 * What test mode answers: the first success of the contract, with a random body that the contract allows (`S2`, certain:
 * answers are mocked and random, and have nothing to do with stored data).
 */
export function mockReply(operationId: OperationId, random: () => number): { status: number; body?: unknown } {
  const { method, path } = operationTable[operationId];
  const item = (contract.paths as Record<string, Record<string, unknown>>)[path] ?? {};
  const { responses } = item[method] as { responses: Record<string, Response> };
  const status = Object.keys(responses).find((each) => each.startsWith('2')) ?? '204';
  const schema = responses[status]?.content?.['application/json']?.schema;
  return schema ? { status: Number(status), body: sample(schema, resolve, random) } : { status: Number(status) };
}

function resolve(ref: string): ValueSchema {
  const name = ref.split('/').at(-1) ?? '';
  return (contract.components.schemas as Record<string, ValueSchema>)[name] ?? {};
}
