export { isUnbroken } from '../report/report.ts';
export type { CoverageNumbers, Share } from './contract/coverage.ts';
export { STATEMENTS, type Statement } from './contract/statements.ts';
export {
  type Exchange,
  type HostAnswer,
  type HostRequest,
  HostUnreachableError,
  type Transport,
} from './host/exchange.ts';
export { httpTransport } from './host/http-transport.ts';
export { type VerifyOptions, VerifyUsageError } from './options.ts';
export { PROBES, type Probe } from './probes/index.ts';
export { type ProbeCommand, probeCommand } from './probes/probe-command.ts';
export type { ProbeResult, ProbeVerdict } from './probes/run-probe.ts';
export { VERIFY_REPORT_FORMATS, VERIFY_REPORTERS, type VerifyReportFormat } from './report/reporters.ts';
export { VERIFY_RULES } from './rules/index.ts';
export type { VerifyRule } from './rules/verify-rule.ts';
export { verify } from './verify.ts';
export type { VerifyReport } from './verify-report.ts';
