import type { AnswerFaultKind, DeliveryFaultKind } from './fault-kinds.ts';

/** A last name of an assessee that makes something go wrong with the order, whatever faults are set. */
export interface MagicName {
  lastName: string;
  /** What happens to the order's callback. */
  delivery?: DeliveryFaultKind;
  /** What happens to the first PATCH of the order; the next one goes through. */
  firstUpdate?: AnswerFaultKind;
}

/** For tests that cannot reach the control plane: all they need is to choose the assessee's last name. */
export const MAGIC_NAMES: readonly MagicName[] = [
  { lastName: 'Duplicate', delivery: 'duplicate' },
  { lastName: 'Late', delivery: 'late' },
  { lastName: 'Dropped', delivery: 'dropped' },
  { lastName: 'Truncated', delivery: 'truncated' },
  { lastName: 'WrongKey', delivery: 'wrong-key' },
  { lastName: 'Changed', delivery: 'changed' },
  { lastName: 'Unavailable', firstUpdate: 'error-before' },
  { lastName: 'Uncertain', firstUpdate: 'error-after' },
  { lastName: 'Limited', firstUpdate: 'rate-limited' },
];

/** What a last name does; nothing for almost all of them. */
export function magicName(lastName: string | null | undefined): MagicName | undefined {
  return MAGIC_NAMES.find((magic) => magic.lastName === lastName);
}
