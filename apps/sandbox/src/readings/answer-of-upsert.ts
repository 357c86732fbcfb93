import type { OperationId } from '@assessment-kit/contract';
import type { SentReply } from '@assessment-kit/http';
import { withoutKey } from '../platform/callback.ts';
import type { CallbackRegistration } from '../state/platform-state.ts';
import type { Readings } from './readings.ts';

const UPSERTS: readonly OperationId[] = [
  'upsertCallback',
  'upsertSubscription',
  'upsertOnboardingStatus',
  'upsertAssessmentPackage',
  'upsertAssessmentPackages',
];

/** The success of an upsert as the reading has it; every other answer stays as it is. @param body What was stored. */
export function answerOfUpsert(
  readings: Readings,
  operationId: OperationId,
  reply: SentReply,
  body: unknown,
): SentReply {
  if (!UPSERTS.includes(operationId) || reply.status >= 300) return reply;
  switch (readings.of('upsert-answer')) {
    case '201-then-204':
      return reply;
    case '204':
      return { status: 204 };
    case '200': {
      const stored = operationId === 'upsertCallback' ? withoutKey(body as CallbackRegistration) : body;
      return { status: 200, body: reply.body ?? stored };
    }
  }
}
