import type { Evidence, RuleResult } from '../report/report.ts';

/** Takes the key out of everything that was sent and came back. */
export function mask(result: RuleResult, key: string): RuleResult {
  const forms = [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)];
  const clean = (text: string) => forms.reduce((left, form) => left.replaceAll(form, '***'), text);
  return {
    ...result,
    summary: clean(result.summary),
    evidence: result.evidence.map(
      ({ what, sent, received, expected }): Evidence => ({
        what,
        sent: clean(sent),
        received: clean(received),
        expected,
      }),
    ),
  };
}
