import { maxLengthOf } from '@assessment-kit/rules';
import type { RuleResult } from '../report/report.ts';
import { chooseRules } from './choose-rules.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { Need } from './rule.ts';
import { CERTIFY_RULES, type RuleId } from './rules/index.ts';
import { isLoopback } from './wire/is-loopback.ts';

/** Brings the receiver down hard and up again; resolves or ends when it is being started. */
export type Restart = string | (() => Promise<void>);

export interface CertifyOptions {
  /** Where orders go. */
  url: string;
  /** The key that the receiver expects, as `x-api-key`. */
  key: string;
  /** Where errors go. Without it rules about errors are skipped. */
  errorUrl?: string;
  /** Where jobs go. Without it rules about jobs are skipped. */
  jobUrl?: string;
  /** Tells what the receiver handed over. Without it rules about hand-overs are skipped. */
  probe?: { url: string; kind?: ProbeKind; token?: string };
  /** A shell command, or a function. Without it rules about restarts are skipped. */
  restart?: Restart;
  /** Fake orders may go to a receiver that is not on this machine. */
  allowRemote?: boolean;
  /** Ids of rules, or the part before the dot for a group. */
  only?: readonly string[];
  skip?: readonly string[];
  /** Company of the test orders; at most 9 characters. Default `AKCERT`. */
  companyId?: string;
  /** Package of the test orders; at most 36 characters. Default `ak-cert-package`. */
  packageId?: string;
  limits?: Partial<Limits>;
  /** Is told of each rule as soon as its verdict is known. */
  onResult?: (result: RuleResult) => void;
  signal?: AbortSignal;
}

/** `list`: the kit's probe contract; `webhook-server`: the API of the kit's own webhook server. */
export type ProbeKind = 'list' | 'webhook-server';

export const PROBE_KINDS: readonly ProbeKind[] = ['list', 'webhook-server'];

/** Options that were checked, with what was left out filled in. */
export interface Settings {
  url: string;
  key: string;
  errorUrl: string | null;
  jobUrl: string | null;
  probe: { url: string; kind: ProbeKind; token: string | null } | null;
  restart: Restart | null;
  companyId: string;
  packageId: string;
  limits: Limits;
  rules: ReadonlySet<RuleId>;
}

/** Something about the options is wrong; `problems` has one sentence for each. */
export class CertifyUsageError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.name = 'CertifyUsageError';
    this.problems = problems;
  }
}

/** Of the ids that a company and a package can have. */
const ID_LENGTHS = {
  companyId: maxLengthOf('upsertOnboardingStatus', 'companyId'),
  packageId: maxLengthOf('upsertAssessmentPackage', 'id'),
};

/** @throws {CertifyUsageError} */
export function checkedOptions(options: CertifyOptions): Settings {
  const problems: string[] = [];
  const {
    url,
    key,
    errorUrl,
    jobUrl,
    probe,
    restart = null,
    companyId = 'AKCERT',
    packageId = 'ak-cert-package',
  } = options;
  for (const [name, value] of Object.entries({ url, errorUrl, jobUrl, probeUrl: probe?.url })) {
    if (value !== undefined && !isHttpUrl(value)) problems.push(`${name} must be an http or https URL.`);
  }
  if (key === '') problems.push('The key must not be empty.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a header cannot carry them
  if (/[\u0000-\u001f\u007f-\uffff]/.test(key)) problems.push('The key may contain only printable ASCII characters.');
  if (probe?.kind !== undefined && !PROBE_KINDS.includes(probe.kind)) {
    problems.push(`The kind of probe must be one of ${PROBE_KINDS.join(', ')}.`);
  }
  for (const [name, id] of Object.entries({ companyId, packageId })) {
    const most = ID_LENGTHS[name as keyof typeof ID_LENGTHS];
    if (id === '' || id.length > most) problems.push(`${name} must have 1 to ${most} characters.`);
  }
  const chosen = chooseRules(CERTIFY_RULES, options.only ?? [], options.skip ?? []);
  problems.push(...chosen.problems);
  if (!options.allowRemote && isRemote({ url, errorUrl, jobUrl })) problems.push(REMOTE);
  if (problems.length > 0) throw new CertifyUsageError(problems);
  return {
    url,
    key,
    errorUrl: errorUrl ?? null,
    jobUrl: jobUrl ?? null,
    probe: probe ? { url: probe.url, kind: probe.kind ?? 'list', token: probe.token ?? null } : null,
    restart,
    companyId,
    packageId,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    rules: chosen.ids as ReadonlySet<RuleId>,
  };
}

/** Whether any of the receiver's addresses leads off this machine. */
export function isRemote({
  url,
  errorUrl,
  jobUrl,
}: { [Name in 'url' | 'errorUrl' | 'jobUrl']?: string | undefined }): boolean {
  return [url, errorUrl, jobUrl].some((each) => each !== undefined && isHttpUrl(each) && !isLoopback(each));
}

const REMOTE =
  'The receiver is not on this machine, and fake orders will be stored there. Say --yes-send-test-orders if that is what you want.';

/** What a rule needs and the settings do not have. */
export function missingNeeds(settings: Settings, needs: readonly Need[]): Need[] {
  return needs.filter((need) => settings[need] === null);
}

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'http:' || protocol === 'https:';
}
