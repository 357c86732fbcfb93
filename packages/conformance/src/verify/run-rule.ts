import type { RuleInfo, RuleResult } from '../report/report.ts';
import { correlationIdOf } from './host/exchange.ts';
import type { Shown } from './host/shown.ts';
import { NotTestable, RuleFailure } from './rules/rule-failure.ts';
import { ENABLED_BY, type Need, type VerifyRule } from './rules/verify-rule.ts';
import type { World } from './world.ts';

/** What stands in the way of a rule or a probe; `null` when nothing does. */
export function missingNeed(needs: readonly Need[], { settings, control }: World): Need | null {
  const has: Record<Need, boolean> = {
    write: settings.write,
    callback: settings.writeCallback,
    burst: settings.burst,
    order: control !== null || settings.orderId !== null,
    sandbox: control !== null,
  };
  return needs.find((need) => !has[need]) ?? null;
}

/** Tries one rule. */
export async function runRule(rule: VerifyRule, world: World, shown: Shown): Promise<RuleResult> {
  const startedAt = performance.now();
  const result = (verdict: RuleResult['verdict'], summary: string, more: Partial<RuleResult> = {}): RuleResult => ({
    rule: infoOf(rule),
    verdict,
    summary,
    evidence: [],
    durationMs: Math.round(performance.now() - startedAt),
    ...more,
  });
  const missing = missingNeed(rule.needs, world);
  if (missing) return result('skipped', `It needs ${ENABLED_BY[missing]}.`, { enableWith: ENABLED_BY[missing] });
  try {
    await rule.check(world);
    return result('pass', 'It holds.');
  } catch (error) {
    if (error instanceof NotTestable) return result('not-testable', error.message);
    if (!(error instanceof RuleFailure)) throw error;
    const { exchanges, what, expected, message } = error;
    const last = exchanges.at(-1);
    const correlationId = last ? correlationIdOf(last) : null;
    const evidence = exchanges.map((exchange) => ({
      what,
      sent: shown.request(exchange),
      received: shown.answer(exchange),
      expected,
    }));
    return result('fail', correlationId ? `${message} CorrelationId ${correlationId}.` : message, { evidence });
  }
}

function infoOf({ id, group, title, why, severity, source, fix }: VerifyRule): RuleInfo {
  return { id, group, title, why, severity, source, fix };
}
