import { AS_STATED } from '../../contract/statements.ts';
import type { Probe } from '../index.ts';
import { INFERRED_PROBES } from '../inferred.ts';
import type { ProbeTry } from '../probe.ts';

/** A question of the contract, with what is tried about it or why nothing can be. */
export interface Question {
  /** The sentence of `x-unknown`, as it stands there. */
  asks: string;
  probes: readonly Probe[];
}

/** One thing that a request can show about a question: as the sandbox does it, or otherwise. */
export interface Answerable {
  /** Of the probe's id, behind `unknown.` */
  name: string;
  /** What the sandbox does, as a sentence. */
  says: string;
  by: ProbeTry;
}

const SKELETON = {
  kind: 'unknown',
  pages: [],
  readings: [AS_STATED],
  follows: AS_STATED,
  confirmedBy: AS_STATED,
} as const;

/** A question to which requests have an answer, or to a part of it. */
export function answered(asks: string, ...tries: readonly Answerable[]): Question {
  const probes = tries.map(({ name, says, by }) => ({ ...SKELETON, id: `unknown.${name}`, says, asks, by }));
  return { asks, probes };
}

/**
 * A question that no request answers.
 *
 * @param notTestable One sentence: why.
 * @param settledBy To be read after "Settled by".
 */
export function open(name: string, asks: string, notTestable: string, settledBy: string): Question {
  const by = { notTestable, settledBy };
  return { asks, probes: [{ ...SKELETON, id: `unknown.${name}`, says: asks, asks, by }] };
}

/** What is tried about an inferred statement that is about the same. */
export function asInferred(id: string): ProbeTry {
  const by = INFERRED_PROBES.find((each) => each.id === `inferred.${id}`)?.by;
  if (by === undefined || 'notTestable' in by) throw new Error(`Nothing is tried about ${id}.`);
  return by;
}
