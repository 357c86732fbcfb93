import type { Need } from '../rules/verify-rule.ts';
import type { Probe } from './index.ts';

/** The options without which a host that is not on this machine is not put the question. */
const OPTIONS: Readonly<Record<Exclude<Need, 'sandbox'>, readonly string[]>> = {
  write: ['--write', '--company ID'],
  callback: ['--write', '--company ID', '--write-callback'],
  order: ['--write', '--company ID', '--order ID'],
  burst: ['--burst'],
};

/** How one probe is run by itself, and whether it tells anything of a host that is no sandbox. */
export interface ProbeCommand {
  command: string;
  onlySandbox: boolean;
}

/**
 * The command that puts one statement to a host.
 *
 * @returns `null` when no request settles it.
 */
export function probeCommand({ id, by }: Probe): ProbeCommand | null {
  if ('notTestable' in by) return null;
  const { needs = [] } = by;
  const onlySandbox = needs.includes('sandbox');
  // The sandbox is on this machine, where all of this is usual.
  const options = onlySandbox ? [] : needs.flatMap((need) => (need === 'sandbox' ? [] : OPTIONS[need]));
  return { command: ['assessment-kit verify', `--only ${id}`, ...new Set(options)].join(' '), onlySandbox };
}
