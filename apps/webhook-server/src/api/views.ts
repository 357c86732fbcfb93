import type { Schema } from '@assessment-kit/contract/webhook-server';
import { eventStateOf } from '../inbox/event-states.ts';
import { attemptHistory } from '../outbox/attempt-history.ts';
import { notesOf } from '../outbox/attempt-notes.ts';
import { type AcceptedUpdate, stateOf } from '../outbox/update-states.ts';
import type { FailedAttempt, LostOrder, StoredMessage, StoredOrder } from '../store/store.ts';

export function eventView(message: StoredMessage): Schema<'Event'> {
  const { id, type, companyId, revision, attempts, lastError, createdAt } = message;
  return {
    id,
    type: type as Schema<'EventType'>,
    orderId: orderIdOf(message),
    companyId,
    revision,
    state: eventStateOf(message.state),
    attempts,
    lastError,
    receivedAt: instant(createdAt),
    settledAt: instantOrNull(message.settledAt),
    personalDataErasedAt: instantOrNull(message.erasedAt),
  };
}

export function eventDetailView(message: StoredMessage, attempts: readonly FailedAttempt[]): Schema<'EventDetail'> {
  return {
    ...eventView(message),
    replayed: message.detail?.['replayed'] === true,
    payload: message.body as Schema<'EventDetail'>['payload'],
    failedAttempts: attempts.map(attemptView),
  };
}

function attemptView({ number, attempt, failedAt, reason, detail }: FailedAttempt): Schema<'FailedAttempt'> {
  const { status, correlationId } = (detail ?? {}) as Partial<Schema<'FailedAttempt'>>;
  const facts = { status: status ?? null, correlationId: correlationId ?? null };
  return { number, attempt, failedAt: instant(failedAt), reason, ...facts };
}

export function lostOrderView({ orderId, companyId, eventId, errors, ...order }: LostOrder): Schema<'LostOrder'> {
  return {
    orderId,
    companyId,
    eventId,
    reportedAt: instant(order.reportedAt),
    lastReportedAt: instant(order.lastReportedAt),
    errors,
    state: eventStateOf(order.state),
  };
}

/** @param now Epoch ms: which updates are being sent at this moment. */
export function updateView(message: AcceptedUpdate, now: number): Schema<'Update'> {
  const { id, lane, companyId, attempts, lastError, createdAt } = message;
  return {
    id,
    orderId: lane,
    companyId,
    state: stateOf(message, now),
    attempts,
    lastError,
    correlationId: notesOf(message).correlationId,
    body: message.body as Schema<'OrderUpdate'>,
    createdAt: instant(createdAt),
    settledAt: instantOrNull(message.settledAt),
    personalDataErasedAt: instantOrNull(message.erasedAt),
  };
}

export function updateDetailView(
  message: StoredMessage,
  attempts: readonly FailedAttempt[],
  now: number,
): Schema<'UpdateDetail'> {
  return { ...updateView(message, now), history: attemptHistory(message, attempts, now) };
}

export function orderView(order: StoredOrder): Schema<'ReceivedOrder'> {
  const { assessmentOrder } = order.payload as { assessmentOrder: Schema<'AssessmentOrder'> };
  return {
    orderId: order.orderId,
    companyId: assessmentOrder.companyId,
    packageId: assessmentOrder.packageId,
    receivedAt: instant(order.receivedAt),
    revisedAt: instant(order.revisedAt),
    revision: order.revision,
    state: eventStateOf(order.state),
    personalDataErasedAt: instantOrNull(order.erasedAt),
    assessmentOrder,
  };
}

/** Lanes of jobs and of errors without an order begin with their kind. */
function orderIdOf({ lane, type }: StoredMessage): string | null {
  const ownLane = type === 'job.received' || (type === 'error.received' && lane.startsWith('error:'));
  return ownLane ? null : lane;
}

export function instant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

function instantOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : instant(epochMs);
}
