import type { Schema } from '@assessment-kit/contract/webhook-server';
import type { FailedAttempt, StoredMessage } from '../store/store.ts';
import { notesOf } from './attempt-notes.ts';
import { stateOf } from './update-states.ts';

type Attempt = Schema<'UpdateAttempt'>;

/** What is kept beside the reason of an attempt. */
export interface KeptAttempt {
  outcome: Attempt['outcome'];
  status: number | null;
  correlationId: string | null;
  /** Attempts just before this one that never ended. */
  cutOff: number;
}

/**
 * Every attempt at an update. The store keeps those that ended with something to say; the others follow from the number
 * of attempts that were counted before they were made.
 */
export function attemptHistory(message: StoredMessage, kept: readonly FailedAttempt[], now: number): Attempt[] {
  const { ended } = notesOf(message);
  const told = kept.flatMap(({ attempt, failedAt, reason, detail }) => {
    const { outcome = 'postponed', status = null, correlationId = null, cutOff = 0 } = detail as Partial<KeptAttempt>;
    return [
      ...cutOffs(attempt - cutOff, attempt),
      { attempt, outcome, at: new Date(failedAt).toISOString(), reason, status, correlationId },
    ];
  });
  if (message.attempts <= ended) return told;
  const state = stateOf(message, now);
  const last = openEnd(message, state);
  return [...told, ...cutOffs(ended + 1, last ? message.attempts : message.attempts + 1), ...(last ? [last] : [])];
}

/** The last attempt, when it is under way or ended well. */
function openEnd({ attempts, settledAt }: StoredMessage, state: Schema<'UpdateState'>): Attempt | null {
  const nothing = { reason: null, status: null, correlationId: null };
  if (state === 'sending') return { attempt: attempts, outcome: 'under_way', at: null, ...nothing };
  if (state !== 'delivered' || settledAt === null) return null;
  return { attempt: attempts, outcome: 'taken', at: new Date(settledAt).toISOString(), ...nothing };
}

function cutOffs(from: number, before: number): Attempt[] {
  return Array.from({ length: Math.max(0, before - from) }, (_, index) => ({
    attempt: from + index,
    outcome: 'cut_off',
    at: null,
    reason: 'The process that sent it ended, or lost its lease.',
    status: null,
    correlationId: null,
  }));
}
