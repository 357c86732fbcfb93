import type { Schema } from '@assessment-kit/contract';
import { choicesOf } from '@assessment-kit/rules';
import type { OptionSpec } from '../program/command.ts';

/** What is ordered, as a registration says it. */
export const ORDER_LEVEL = {
  summary: 'whether whole assessments or single tests are ordered',
  value: 'LEVEL',
  choices: choicesOf<Schema<'OrderLevel'>>('upsertCallback', 'orderLevel'),
  fallback: 'Assessment',
} as const satisfies OptionSpec;
