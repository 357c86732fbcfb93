import type { Report } from '../report/report.ts';
import type { CoverageNumbers } from './contract/coverage.ts';
import type { ProbeResult } from './probes/run-probe.ts';

/** What a run against a host found. */
export interface VerifyReport extends Report {
  /** What the host says to each statement that no page settles. */
  probes: readonly ProbeResult[];
  probesKnown: number;
  coverage: CoverageNumbers;
  /** How the run was made, so that it can be made again. */
  settings: { runs: number; seed: number; write: boolean; sandbox: boolean };
}
