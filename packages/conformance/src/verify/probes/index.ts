import { STATEMENTS, type Statement, UNKNOWN_SENTENCES } from '../contract/statements.ts';
import { DISCREPANCY_PROBES } from './discrepancies/index.ts';
import { INFERRED_PROBES } from './inferred.ts';
import type { NoTry, ProbeText } from './probe.ts';
import { QUESTIONS } from './unknowns/index.ts';

/** A statement of the contract with what is tried about it. */
export interface Probe extends Statement {
  by: ProbeText['by'];
  /** The reading that confirms it. */
  confirmedBy: string;
}

const TEXTS = new Map([...DISCREPANCY_PROBES, ...INFERRED_PROBES].map((each) => [each.id, each]));
const NOT_YET: NoTry = { notTestable: 'No probe is written for it yet.', settledBy: 'writing one' };

/** A probe for every statement that pages leave open. A new statement fails a test until it has one. */
const SETTLING: readonly Probe[] = STATEMENTS.map((statement) => {
  const text = TEXTS.get(statement.id);
  return { ...statement, by: text?.by ?? NOT_YET, confirmedBy: text?.confirmedBy ?? statement.follows };
});

/** At least one probe for everything that no page says, in the contract's sequence. A new sentence fails a test as well. */
const ASKING: readonly Probe[] = UNKNOWN_SENTENCES.flatMap(
  (statement) =>
    QUESTIONS.find(({ asks }) => asks === statement.asks)?.probes ?? [
      { ...statement, by: NOT_YET, confirmedBy: statement.follows },
    ],
);

/** Every probe: of statements that pages leave open, and of things that no page speaks of. */
export const PROBES: readonly Probe[] = [...SETTLING, ...ASKING];
