import type { AnswerFaultKind, DeliveryFaultKind } from './fault-kinds.ts';

/** Values of an order that make something go wrong with it, whatever faults are set. Either of them is enough. */
export interface MagicValue {
  /** Last name of the assessee. */
  lastName: string;
  /** Id of the ordered package. */
  packageId: string;
  /** What happens to the order's callback. */
  delivery?: DeliveryFaultKind;
  /** What happens to the first PATCH of the order; the next one goes through. */
  firstUpdate?: AnswerFaultKind;
}

const NAMES_FOR_DELIVERIES = {
  duplicate: 'Duplicate',
  'concurrent-duplicate': 'Concurrent',
  reorder: 'Overtaken',
  late: 'Late',
  dropped: 'Dropped',
  truncated: 'Truncated',
  'wrong-key': 'WrongKey',
  changed: 'Changed',
} as const satisfies Record<DeliveryFaultKind, string>;

const NAMES_FOR_FIRST_UPDATES = {
  'error-before': 'Unavailable',
  'error-after': 'Uncertain',
  timeout: 'Silent',
  'reset-before': 'Unplugged',
  'reset-after': 'CutOff',
  'broken-off': 'BrokenOff',
  unreadable: 'Unreadable',
  slow: 'Slow',
  'rate-limited': 'Limited',
  'token-revoked': 'Revoked',
} as const satisfies Record<AnswerFaultKind, string>;

/**
 * One for each fault, for tests that cannot reach the control plane: all they need is to choose the assessee's last name,
 * or to publish a package with the id.
 */
export const MAGIC_VALUES: readonly MagicValue[] = [
  ...entriesOf(NAMES_FOR_DELIVERIES).map(([delivery, lastName]) => ({ ...namesOf(delivery, lastName), delivery })),
  ...entriesOf(NAMES_FOR_FIRST_UPDATES).map(([kind, lastName]) => ({ ...namesOf(kind, lastName), firstUpdate: kind })),
];

/** What of an order can be magic. */
export interface MagicPlaces {
  lastName?: string | null | undefined;
  packageId?: string | null | undefined;
}

/**
 * What a magic value makes go wrong: one place may speak of the callback, the other of the first update.
 *
 * ```ts
 * const fault = magicFault('delivery', { lastName: 'Candidate', packageId: 'business-analyst' });
 * ```
 *
 * @param what The delivery of an order, or its first update.
 */
export function magicFault<What extends 'delivery' | 'firstUpdate'>(
  what: What,
  { lastName, packageId }: MagicPlaces,
): MagicValue[What] | undefined {
  const [byName, byPackage] = [
    MAGIC_VALUES.find((magic) => magic[what] && magic.lastName === lastName),
    MAGIC_VALUES.find((magic) => magic[what] && magic.packageId === packageId),
  ];
  return (byName ?? byPackage)?.[what];
}

function namesOf(kind: string, lastName: string) {
  return { lastName, packageId: `magic-${kind}` };
}

function entriesOf<Key extends string>(names: Readonly<Record<Key, string>>) {
  return Object.entries(names) as [Key, string][];
}
