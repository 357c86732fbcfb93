import type { Schema } from '@assessment-kit/contract/sandbox';
import type { OperationRequest, SentReply } from '@assessment-kit/http';
import { timestamp } from '../clock.ts';
import type { SandboxContext } from '../context.ts';

export type RecordedUpdate = Schema<'RecordedUpdate'>;

/** How many updates are kept, of all orders together. */
const KEPT_UPDATES = 200;

/** Bodies are kept up to here. */
const KEPT_CHARACTERS = 64 * 1024;

/** Writes down an update of an order and what it is answered, refused ones as well. Test mode changes nothing, so it is left out. */
export function recordUpdate(context: SandboxContext, request: OperationRequest, reply: SentReply): void {
  if (request.get('testmode')?.toLowerCase() === 'true') return;
  writeDownUpdate(context, String(request.params['orderId']), request.body.toString('utf8'), reply);
}

/** Writes down an update of an order, however it came. */
export function writeDownUpdate(
  { state, clock, newId }: SandboxContext,
  orderId: string,
  body: string,
  reply: { status: number; body?: unknown },
): void {
  const { updates } = state.collections;
  const updateId = newId();
  updates.set(updateId, {
    updateId,
    orderId,
    receivedAt: timestamp(clock),
    status: reply.status,
    request: body.slice(0, KEPT_CHARACTERS),
    response: reply.body === undefined ? null : JSON.stringify(reply.body).slice(0, KEPT_CHARACTERS),
  });
  for (const oldest of updates.keys()) {
    if (updates.size <= KEPT_UPDATES) return;
    updates.delete(oldest);
  }
}

/** The updates kept for an order, oldest first. */
export function updatesOf({ state }: SandboxContext, orderId: string): RecordedUpdate[] {
  return [...state.collections.updates.values()].filter((update) => update.orderId === orderId);
}
