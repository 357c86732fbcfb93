import { ACCESS_QUESTIONS } from './access.ts';
import { CALLBACK_QUESTIONS } from './callbacks.ts';
import { PACKAGE_QUESTIONS } from './packages.ts';
import type { Question } from './question.ts';
import { RESULT_QUESTIONS } from './results.ts';

/** Everything that no page says (`x-unknown`), with what is tried about it. */
export const QUESTIONS: readonly Question[] = [
  ...ACCESS_QUESTIONS,
  ...PACKAGE_QUESTIONS,
  ...RESULT_QUESTIONS,
  ...CALLBACK_QUESTIONS,
];
