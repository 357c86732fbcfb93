import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };

/** A point on which the platform's pages disagree and a server can show which of them is right. */
export interface Discrepancy {
  readonly id: string;
  readonly title: string;
  /** The reading that the contract recommends. */
  readonly follow: string;
  readonly why: string;
  readonly readings: readonly { readonly value: string; readonly says: string; readonly pages: readonly string[] }[];
}

/** `x-discrepancy` as it is written in the contract. */
interface Entry extends Omit<Discrepancy, 'readings'> {
  readonly readings: readonly { value: string; says: string; page: string | readonly string[] }[];
  readonly serverVisible: boolean;
}

/** Every discrepancy of the contract that a server can show, each once, in the contract's sequence. */
export const DISCREPANCIES: readonly Discrepancy[] = [
  ...new Map(
    entriesIn(contract)
      .filter(({ serverVisible }) => serverVisible)
      .map((entry) => [entry.id, discrepancy(entry)]),
  ).values(),
];

/** The bundle repeats an entry wherever a shared part of it is used. */
function entriesIn(node: unknown): Entry[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'x-discrepancy' ? (value as Entry[]) : entriesIn(value),
  );
}

function discrepancy({ id, title, follow, why, readings }: Entry): Discrepancy {
  const choices = readings.map(({ value, says, page }) => ({ value, says, pages: [page].flat() }));
  return { id, title, follow, why, readings: choices };
}
