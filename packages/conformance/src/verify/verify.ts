import { shownUrl } from '../certify/wire/shown-url.ts';
import type { RuleResult } from '../report/report.ts';
import { chosen } from './chosen.ts';
import { Coverage } from './contract/coverage.ts';
import { Control } from './host/control.ts';
import { HostUnreachableError } from './host/exchange.ts';
import { Host } from './host/host.ts';
import { httpTransport } from './host/http-transport.ts';
import { Pace } from './host/pace.ts';
import { Shown } from './host/shown.ts';
import { checkedOptions, type VerifyOptions, VerifyUsageError } from './options.ts';
import { PROBES } from './probes/index.ts';
import { type ProbeResult, runProbe } from './probes/run-probe.ts';
import { VERIFY_RULES } from './rules/index.ts';
import { runRule } from './run-rule.ts';
import type { VerifyReport } from './verify-report.ts';
import { World } from './world.ts';

/**
 * Tries a host with the contract: values at the edge of every limit and one step beyond, the rules that schemas cannot
 * say, and a probe for each statement that no page settles.
 *
 * A sandbox of the kit is put back to the state in which it was found. Any other host keeps what was written: packages
 * whose ids begin with `ak-verify`, the company's onboarding status and subscription, updates of the order given.
 *
 * @throws {VerifyUsageError} when something about the options is wrong, or the credentials are.
 * @throws {HostUnreachableError} when the host does not answer.
 */
export async function verify(options: VerifyOptions): Promise<VerifyReport> {
  const settings = checkedOptions(options);
  const { only = [], skip = [], signal, credentials, url, onResult } = options;
  const rules = chosen(VERIFY_RULES, only, skip);
  const probes = chosen(PROBES, only, skip);
  if (rules.length + probes.length === 0) throw new VerifyUsageError(['No rule and no probe has one of these ids.']);
  const startedAt = new Date();
  const begun = performance.now();
  const http = options.transport ? null : httpTransport(url, signal);
  const coverage = new Coverage();
  const transport = options.transport ?? http;
  if (!transport) throw new VerifyUsageError(['There is no way to send requests.']);
  const host = new Host({ transport, pace: new Pace(settings.rate), credentials, coverage, signal });
  const shown = new Shown(url, [credentials.clientSecret]);
  try {
    if ((await host.token()) === null) {
      throw new VerifyUsageError(['The host gives no token for these credentials.']);
    }
    const control = settings.local ? await Control.of(host) : null;
    const found = control && { state: await control.snapshot(), faults: await control.currentFaults() };
    // What goes wrong on demand would be found wrong.
    await control?.faults({});
    await control?.switches({ rateLimit: false, gatewayDelay: false });
    const world = new World(host, control, settings);
    try {
      if (settings.write) await world.approve();
      const results: RuleResult[] = [];
      for (const rule of rules) {
        const result = await runRule(rule, world, shown);
        results.push(result);
        onResult?.(result);
      }
      const probed: ProbeResult[] = [];
      for (const probe of probes) probed.push(await runProbe(probe, world, shown));
      return {
        title: 'The contract against a host',
        subject: shownUrl(url),
        startedAt: startedAt.toISOString(),
        durationMs: Math.round(performance.now() - begun),
        requests: host.requests,
        rulesKnown: VERIFY_RULES.length,
        results,
        probes: probed,
        probesKnown: PROBES.length,
        coverage: coverage.numbers(),
        settings: { runs: settings.runs, seed: settings.seed, write: settings.write, sandbox: control !== null },
      };
    } finally {
      if (control && found) {
        await control
          .faults(found.faults)
          .then(() => control.restore(found.state))
          .catch((error: unknown) => {
            if (!(error instanceof HostUnreachableError)) throw error;
          });
      }
    }
  } finally {
    http?.close();
  }
}
