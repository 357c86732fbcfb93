import type { Problem } from '@assessment-kit/contract/error-body';
import type { Schema } from '@assessment-kit/contract/sandbox';
import type { ReadingId, ReadingValue } from './reading-values.ts';
import { DISCREPANCIES } from './register.ts';

/** Readings by id of the discrepancy. */
export type ReadingChanges = Readonly<Record<string, string>>;

/** A hostile body can name a hundred thousand; nobody reads that far. */
const MAX_PROBLEMS = 100;

/** Which reading the sandbox follows on each point on which the platform's pages disagree. They outlive a reset. */
export class Readings {
  readonly #values = new Map(DISCREPANCIES.map(({ id, follow }) => [id, follow]));

  /**
   * @param changes Those left out follow the contract.
   * @throws {Error} that names the id that does not exist, or the readings to choose from.
   */
  constructor(changes: ReadingChanges = {}) {
    const problems = this.set(changes);
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '));
  }

  /** The reading followed now. */
  of<Id extends ReadingId>(id: Id): ReadingValue<Id> {
    // Honest because `set` takes values of the contract only, and a test compares them with the type.
    return this.#values.get(id) as ReadingValue<Id>;
  }

  /**
   * Chooses readings; those left out stay as they are.
   *
   * @returns What is wrong, at most 100 problems; empty when nothing is. When anything is, nothing changes.
   */
  set(changes: ReadingChanges): Problem[] {
    const entries = Object.entries(changes);
    const problems = entries.flatMap(([id, value]) => problemOf(id, value) ?? []);
    if (problems.length === 0) for (const [id, value] of entries) this.#values.set(id, value);
    return problems.slice(0, MAX_PROBLEMS);
  }

  /** Every point with its readings, in the contract's sequence. */
  list(): Schema<'Reading'>[] {
    return DISCREPANCIES.map(({ id, title, follow, why, readings }) => ({
      id,
      title,
      value: this.#values.get(id) ?? follow,
      default: follow,
      why,
      readings: readings.map(({ value, says, pages }) => ({ value, says, pages: [...pages] })),
    }));
  }
}

function problemOf(id: string, value: string): Problem | null {
  const discrepancy = DISCREPANCIES.find((each) => each.id === id);
  if (!discrepancy) {
    const message = `${id} is no reading that can be switched; those are ${DISCREPANCIES.map((each) => each.id).join(', ')}.`;
    return { field: id, code: 'unknown_reading', message };
  }
  const values = discrepancy.readings.map((reading) => reading.value);
  if (values.includes(value)) return null;
  return { field: id, code: 'invalid_value', message: `${id} must be one of ${values.join(', ')}.` };
}
