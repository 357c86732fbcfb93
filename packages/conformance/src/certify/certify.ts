import type { Report, RuleResult } from '../report/report.ts';
import { type CertifyOptions, CertifyUsageError, checkedOptions, type Settings } from './options.ts';
import { Probe } from './probe/probe.ts';
import { CERTIFY_RULES } from './rules/index.ts';
import { Run } from './run.ts';
import { isReachable } from './wire/reach.ts';
import { shownUrl } from './wire/shown-url.ts';

/** Nobody listens at one of the receiver's addresses. */
export class ReceiverUnreachableError extends Error {
  constructor(url: string) {
    super(`Nothing answers at ${shownUrl(url)}.`);
    this.name = 'ReceiverUnreachableError';
  }
}

const CONNECT_MS = 10_000;

/**
 * Plays the platform for a receiver, in whatever language it is written, and gives a verdict for each rule.
 *
 * The receiver gets about 300 test orders. Each has the company id `AKCERT` (or the one that was given), and an id that
 * begins with `ak-cert-` unless the sandbox made it up.
 *
 * @throws {CertifyUsageError} when an option is wrong, or the probe does not answer as it should.
 * @throws {ReceiverUnreachableError}
 */
export async function certify(options: CertifyOptions): Promise<Report> {
  const settings = checkedOptions(options);
  const signal = options.signal ?? new AbortController().signal;
  await checkReachable(settings);
  const probe = settings.probe ? new Probe(settings.probe, settings.limits, signal) : null;
  await checkProbe(probe, settings);

  const startedAt = new Date();
  const started = performance.now();
  const run = new Run(settings, probe, signal, options.onResult ?? (() => {}));
  const results: RuleResult[] = await run.all();
  return {
    title: "Receiver's certificate",
    subject: shownUrl(settings.url),
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(performance.now() - started),
    requests: run.requests,
    rulesKnown: CERTIFY_RULES.length,
    results,
  };
}

async function checkReachable({ url, errorUrl, jobUrl, limits }: Settings): Promise<void> {
  const timeoutMs = Math.min(CONNECT_MS, limits.answerMs);
  for (const each of [url, errorUrl, jobUrl]) {
    if (each !== null && !(await isReachable(each, timeoutMs))) throw new ReceiverUnreachableError(each);
  }
}

async function checkProbe(probe: Probe | null, settings: Settings): Promise<void> {
  if (!probe || !settings.probe) return;
  const reading = await probe.read();
  if (!reading.ok) throw new CertifyUsageError([`The probe ${shownUrl(settings.probe.url)} ${reading.problem}.`]);
}
