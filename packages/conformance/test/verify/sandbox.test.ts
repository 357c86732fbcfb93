import { createSandbox } from '@assessment-kit/sandbox';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  PROBES,
  STATEMENTS,
  VERIFY_REPORTERS,
  VERIFY_RULES,
  type VerifyReport,
  verify,
} from '../../src/verify/index.ts';
import { verifySandbox } from '../../src/verify/verify-sandbox.ts';
import { CREDENTIALS } from './credentials.ts';

let report: VerifyReport;
beforeAll(async () => {
  report = await verifySandbox({ runs: 2 });
}, 300_000);

describe('verify against the sandbox', () => {
  it('finds nothing wrong, and leaves nothing out', () => {
    expect(report.results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(report.results).toHaveLength(VERIFY_RULES.length);
    expect(new Set(VERIFY_RULES.map(({ id }) => id)).size).toBe(VERIFY_RULES.length);
  });

  it('leaves the sandbox as it was, with its faults and switches, which do not disturb it', async () => {
    const faults = { answers: [{ kind: 'error-before' as const, operationId: 'upsertAssessmentPackage' }] };
    const switches = { rateLimit: true, gatewayDelay: true };
    const sandbox = await createSandbox({ clock: { now: () => Date.UTC(2026, 5, 1) }, faults, switches });
    const kept = async (what: string) => (await fetch(`${sandbox.url}/_sandbox/${what}`)).json();
    const known = () => {
      const { tokens: _, ...collections } = sandbox.snapshot()['collections'] as Record<string, unknown>;
      return collections;
    };
    const before = known();
    const only = ['upsertAssessmentPackage.put-twice', 'deleteCallback', 'updateAssessmentOrder.attempts'];
    const { results } = await verify({ url: sandbox.url, credentials: CREDENTIALS, only });
    expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(known()).toEqual(before);
    expect(await kept('faults')).toMatchObject(faults);
    expect(await kept('switches')).toEqual(switches);
    await sandbox.close();
  });

  it('touches every operation, every field, and every declared answer', () => {
    const { operations, answers, requestProperties, responseProperties } = report.coverage;
    expect(operations.missing).toEqual([]);
    expect(requestProperties.missing).toEqual([]);
    expect(responseProperties.missing).toEqual([]);
    expect(answers.missing).toEqual([]);
    expect(answers.all).toBeGreaterThan(130);
    console.log(
      Object.entries(report.coverage)
        .map(([of, { seen, all }]) => `${of}: ${seen} of ${all}`)
        .join(', '),
    );
  });

  it('says of every statement that no page settles whether it is confirmed, or why that cannot be told', () => {
    expect(report.probes.map(({ id }) => id)).toEqual(PROBES.map(({ id }) => id));
    expect(report.probes.slice(0, STATEMENTS.length).map(({ id }) => id)).toEqual(STATEMENTS.map(({ id }) => id));
    expect(report.probes.filter(({ verdict }) => verdict === 'contradicted')).toEqual([]);
    for (const { by } of PROBES) if ('notTestable' in by) expect(by.notTestable).not.toContain('yet');
    const untold = report.probes.filter(({ verdict }) => verdict === 'not-testable');
    expect(untold.map(({ id }) => id)).toEqual(PROBES.filter(({ by }) => 'notTestable' in by).map(({ id }) => id));
  });

  it.each(['text', 'json', 'junit', 'markdown'] as const)('is reported as %s without secrets', (format) => {
    const text = VERIFY_REPORTERS[format](report);
    expect(text).toContain('upsertAssessmentPackage.name.too-long');
    expect(text).toContain('discrepancy.upsert-answer');
    expect(text).not.toContain(CREDENTIALS.clientSecret);
    expect(text).not.toMatch(/Bearer (?!not-a-token)[\w-]{20,}/);
  });
});
