import { STATEMENTS, type Statement } from '../contract/statements.ts';
import { DISCREPANCY_PROBES } from './discrepancies.ts';
import { INFERRED_PROBES } from './inferred.ts';
import type { ProbeText } from './probe.ts';
import { UNKNOWN_PROBES } from './unknowns.ts';

/** A statement of the contract with what is tried about it. */
export interface Probe extends Statement {
  by: ProbeText['by'];
  /** The reading that confirms it. */
  confirmedBy: string;
}

const TEXTS = new Map([...DISCREPANCY_PROBES, ...INFERRED_PROBES].map((each) => [each.id, each]));

/** A probe for every statement that no page settles. A new statement fails a test until it has one. */
const SETTLING: readonly Probe[] = STATEMENTS.map((statement) => {
  const text = TEXTS.get(statement.id);
  return {
    ...statement,
    by: text?.by ?? { notTestable: 'No probe is written for it yet.' },
    confirmedBy: text?.confirmedBy ?? statement.follows,
  };
});

/** Every probe: of statements that pages leave open, and of things that no page speaks of. */
export const PROBES: readonly Probe[] = [...SETTLING, ...UNKNOWN_PROBES];
