import type { Schema } from '@assessment-kit/contract';
import type { StoredOrder } from '../store/store.ts';

/** The tests that an order names; `null`: it names none, so those of the whole package were ordered. */
export function orderedTests({ payload }: Pick<StoredOrder, 'payload'>): string[] | null {
  const { assessmentOrder } = payload as { assessmentOrder?: Partial<Schema<'AssessmentOrder'>> };
  const tests = (assessmentOrder?.tests ?? []).flatMap(({ testId }) => (typeof testId === 'string' ? [testId] : []));
  return tests.length > 0 ? tests : null;
}
