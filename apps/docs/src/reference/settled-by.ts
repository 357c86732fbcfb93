import { PROBES, type Probe, probeCommand } from '@assessment-kit/conformance/verify';

/** The probes of a question that no page answers; at least one. */
export function probesOf(question: string): readonly Probe[] {
  const found = PROBES.filter(({ asks }) => asks === question);
  if (found.length === 0) throw new Error(`Nobody says what would settle: ${question}`);
  return found;
}

/** The probe of a point on which pages disagree. */
export function probeOf(discrepancy: string): Probe {
  const found = PROBES.find(({ id }) => id === `discrepancy.${discrepancy}`);
  if (!found) throw new Error(`Nobody says what would settle ${discrepancy}.`);
  return found;
}

/** What settles a statement, as a sentence: the command that puts it to a host, or why no request does and what else would. */
export function settledBy(probe: Probe): string {
  const { by } = probe;
  if ('notTestable' in by) return `No request settles it. ${by.notTestable} Settled by ${by.settledBy}.`;
  const found = probeCommand(probe);
  const host = found?.onlySandbox ? ', which only a sandbox can be asked' : '';
  return `Settled by \`${found?.command}\`${host}.`;
}
