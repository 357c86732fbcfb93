import { PSEUDO_COMPANY_ID } from '@assessment-kit/rules';
import { isLoopback } from '../certify/wire/is-loopback.ts';
import type { RuleResult } from '../report/report.ts';
import type { Transport } from './host/exchange.ts';
import type { Credentials } from './host/host.ts';

export interface VerifyOptions {
  /** Where the host is, for example `http://127.0.0.1:4010`. */
  url: string;
  credentials: Credentials;
  /** Whether to write. Default: only to a host on this machine. Elsewhere `companyId` has to be given as well. */
  write?: boolean;
  /** The company to write to; at most 9 characters. Default on this machine: `AKVERIFY1`. */
  companyId?: string;
  /** Whether the partner's callback may be replaced. Default: as `write`, but on this machine only. */
  writeCallback?: boolean;
  /** Whether to send more requests than the platform allows for a moment, to see how it refuses them. Default: on this machine only. */
  burst?: boolean;
  /** An order of the company for the package `ak-verify`, on a host that is no sandbox. */
  orderId?: string;
  /** How many requests to make up for each limit. Default 3. */
  runs?: number;
  /** The same seed makes up the same requests. Default 1. */
  seed?: number;
  /** Requests a second at most. Default: 2.5 (the strictest limit published is 3), and no limit on this machine. */
  rate?: number;
  /** Ids of rules and probes, or the part before the first dot. Default: all. */
  only?: readonly string[];
  skip?: readonly string[];
  /** How requests are sent. Default: over HTTP. */
  transport?: Transport;
  onResult?: (result: RuleResult) => void;
  signal?: AbortSignal;
}

/** Options that were checked, with what was left out filled in. */
export interface Settings {
  url: string;
  local: boolean;
  write: boolean;
  writeCallback: boolean;
  burst: boolean;
  companyId: string;
  orderId: string | null;
  runs: number;
  seed: number;
  rate: number;
  /** How many requests of a run may be spent on making failing ones smaller. */
  shrinks: number;
}

/** Something about the options is wrong; `problems` has one sentence for each. */
export class VerifyUsageError extends Error {
  override name = 'VerifyUsageError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

const LOCAL_COMPANY = 'AKVERIFY1';
/** Requests a second to a host that is not on this machine: the strictest limit published is 3. */
export const REMOTE_RATE = 2.5;

/** @throws {VerifyUsageError} */
export function checkedOptions(options: VerifyOptions): Settings {
  const { url, companyId, orderId = null, runs = 3, seed = 1 } = options;
  const protocol = URL.parse(url)?.protocol;
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new VerifyUsageError(['The address of the host must be an http or https URL.']);
  const local = isLoopback(url);
  const write = options.write ?? local;
  const problems: string[] = [];
  if (write && !local && companyId === undefined) {
    problems.push('This host is not on this machine: name the company that may be written to with --company ID.');
  }
  if (companyId !== undefined && (companyId === '' || [...companyId].length > 9))
    problems.push('The company id must have 1 to 9 characters.');
  if (companyId !== undefined && /^(b6001$|cs)/i.test(companyId)) {
    problems.push('The company must be a single one: neither b6001 nor a company set (CS…).');
  }
  if (!Number.isInteger(runs) || runs < 1 || runs > 10_000)
    problems.push('runs must be a whole number from 1 to 10000.');
  if (!Number.isInteger(seed)) problems.push('seed must be a whole number.');
  const rate = options.rate ?? (local ? Number.POSITIVE_INFINITY : REMOTE_RATE);
  if (!(rate > 0)) problems.push('rate must be a number greater than 0.');
  if (problems.length > 0) throw new VerifyUsageError(problems);
  return {
    url,
    local,
    write,
    writeCallback: write && (options.writeCallback ?? local),
    burst: options.burst ?? local,
    // Whoever only reads looks at what is published for all companies.
    companyId: companyId ?? (local ? LOCAL_COMPANY : PSEUDO_COMPANY_ID),
    orderId,
    runs,
    seed,
    rate,
    shrinks: local ? 400 : 60,
  };
}
