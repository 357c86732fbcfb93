export { certify, ReceiverUnreachableError } from './certify/certify.ts';
export { DEFAULT_LIMITS, type Limits } from './certify/limits.ts';
export {
  type CertifyOptions,
  CertifyUsageError,
  isRemote,
  PROBE_KINDS,
  type ProbeKind,
  type Restart,
} from './certify/options.ts';
export { CERTIFY_RULES, type Rule, type RuleId } from './certify/rules/index.ts';
export { badge } from './report/badge.ts';
export {
  type Counts,
  countsOf,
  type Evidence,
  isFine,
  type Report,
  type RuleInfo,
  type RuleResult,
  type Severity,
  type Source,
  type Verdict,
} from './report/report.ts';
export { REPORT_FORMATS, REPORTERS, type ReportFormat } from './report/reporters.ts';
