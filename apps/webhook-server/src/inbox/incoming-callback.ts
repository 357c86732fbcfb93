import type { Schema } from '@assessment-kit/contract';
import type { Problem } from '@assessment-kit/contract/error-body';
import type { CallbackKind, IncomingCallback } from '../store/store.ts';
import { canonicalHash } from './canonical-hash.ts';
import { namedValues } from './named-order.ts';

/** Ids become keys in the database. No page gives a limit; this one is the webhook server's own. */
export const MAX_ID_LENGTH = 256;

export type Interpreted = { ok: true; callback: IncomingCallback } | { ok: false; problem: Problem };

/**
 * Says what makes a callback the same again, and which lane it belongs to. The payload has passed its validator.
 *
 * - An order is known by its order id: the platform sends no id of the delivery (`S2`).
 * - A job is known by its `jobId` or `id` if it has one (its fields are not public), otherwise by its content.
 * - An error is known by its content. One that names an order (see `namedValues`) waits in that order's lane.
 *
 * Ids of jobs and errors are guesses about what is not public: one that cannot be a key is left where it is, and the
 * callback is kept all the same.
 */
export function interpretCallback(
  kind: CallbackKind,
  payload: unknown,
  raw: Uint8Array,
  receivedAt: number,
): Interpreted {
  const hash = canonicalHash(payload);
  const identity = IDENTIFY[kind](payload, hash);
  const wrong = identity.ids.find(({ id }) => !isUsableId(id));
  if (wrong) {
    const message = `${wrong.field} must have 1 to ${MAX_ID_LENGTH} characters, none of them a control character.`;
    return { ok: false, problem: { field: wrong.field, code: 'invalid_value', message } };
  }
  const { key, lane, companyId } = identity;
  return { ok: true, callback: { kind, key, lane, hash, companyId, payload, raw, receivedAt } };
}

interface Identity {
  key: string;
  lane: string;
  companyId: string | null;
  /** Ids that end up in keys, with the field they come from. */
  ids: readonly { field: string; id: string }[];
}

const IDENTIFY: Record<CallbackKind, (payload: unknown, hash: string) => Identity> = {
  order(payload) {
    const { orderId, companyId } = (payload as Schema<'OrderCallback'>).assessmentOrder;
    return {
      key: orderId,
      lane: orderId,
      companyId,
      ids: [
        { field: 'assessmentOrder.orderId', id: orderId },
        { field: 'assessmentOrder.companyId', id: companyId },
      ],
    };
  },
  job(payload, hash) {
    const key = ownField(payload, 'jobId') ?? ownField(payload, 'id') ?? hash;
    return { key, lane: `job:${key}`, companyId: ownField(payload, 'companyId'), ids: [] };
  },
  error(payload, hash) {
    const orderId = firstUsable(namedValues(payload, 'orderid'));
    return {
      key: hash,
      lane: orderId ?? `error:${hash}`,
      companyId: firstUsable(namedValues(payload, 'companyid')),
      ids: [],
    };
  },
};

function ownField(payload: unknown, name: string): string | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const value = (payload as Record<string, unknown>)[name];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && isUsableId(text) ? text : null;
}

function firstUsable(values: Iterable<string>): string | null {
  for (const value of values) if (isUsableId(value)) return value;
  return null;
}

/** PostgreSQL cannot keep a NUL in a text, and no id needs a control character. */
function isUsableId(id: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return id.length > 0 && id.length <= MAX_ID_LENGTH && !/[\u0000-\u001f\u007f]/.test(id);
}
