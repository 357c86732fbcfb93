import { describe, expect, it } from 'vitest';
import { hasReports, type OrderUpdate, withoutReports } from '../../src/index.ts';
import { frozen } from '../support/frozen.ts';
import { assessmentStatus } from '../support/updates.ts';

const report = { name: 'Report', url: 'https://reports.example/1' };

const full: OrderUpdate = frozen({
  assessments: [
    {
      assessmentStatus: assessmentStatus('Complete'),
      assessmentResults: {
        tests: [
          { score: { reports: [report], value: '7', attempt: 1, description: 'Good' }, id: 'test' },
          { id: 'second test', testStatus: null },
        ],
        reports: [report],
        score: '80 %',
      },
      assessmentId: 'battery',
    },
    { assessmentId: 'other' },
  ],
  overallReports: [report],
  overallScore: '90 %',
});

describe('an update without its reports', () => {
  it('keeps everything else, field by field', () => {
    expect(withoutReports(full)).toStrictEqual({
      overallScore: '90 %',
      assessments: [
        {
          assessmentId: 'battery',
          assessmentStatus: assessmentStatus('Complete'),
          assessmentResults: {
            score: '80 %',
            tests: [
              { id: 'test', score: { value: '7', attempt: 1, description: 'Good' } },
              { id: 'second test', testStatus: null },
            ],
          },
        },
        { assessmentId: 'other' },
      ],
    });
  });

  it('is empty when there was nothing else', () => {
    const reports = [report];
    const update = {
      overallReports: reports,
      assessments: [{ assessmentId: 'battery', assessmentResults: { reports } }],
    };
    expect(withoutReports(update)).toEqual({});
  });

  it('keeps the status of an assessment that held nothing else', () => {
    const status = { assessmentId: 'battery', assessmentStatus: assessmentStatus('Hold') };
    const update = { assessments: [{ ...status, assessmentResults: { reports: [report] } }] };
    expect(withoutReports(update)).toEqual({ assessments: [status] });
  });

  it('carries no reports any more', () => {
    expect([hasReports(full), hasReports(withoutReports(full))]).toEqual([true, false]);
  });
});

describe('whether an update carries reports', () => {
  const inAssessment = (assessmentResults: object): OrderUpdate => ({
    assessments: [{ assessmentId: 'battery', assessmentResults }],
  });
  const inAttempt = (reports: object[] | null): OrderUpdate =>
    inAssessment({ tests: [{ id: 'test', score: { value: '1', attempt: 1, reports } }] });

  it.each<{ where: string; update: OrderUpdate }>([
    { where: 'in the order', update: { overallReports: [report] } },
    { where: 'in an assessment', update: inAssessment({ reports: [report] }) },
    { where: 'in an attempt', update: inAttempt([report]) },
  ])('is true for one $where', ({ update }) => {
    expect(hasReports(update)).toBe(true);
  });

  it.each<{ what: string; update: OrderUpdate }>([
    { what: 'an empty update', update: {} },
    { what: 'an empty list of the order', update: { overallReports: [] } },
    { what: 'an empty list of an assessment', update: inAssessment({ reports: [] }) },
    { what: 'an empty list of an attempt', update: inAttempt([]) },
    { what: 'null in the order', update: { overallReports: null, assessments: null } },
    { what: 'null in an assessment', update: inAssessment({ reports: null, tests: null }) },
    { what: 'null in an attempt', update: inAttempt(null) },
    // A store may give the fields back in another sequence than they were written in.
    { what: 'fields in another sequence', update: { assessments: [{ assessmentId: 'battery' }], overallScore: '1' } },
    {
      what: 'fields of a test in another sequence',
      update: inAssessment({ tests: [{ score: { value: '1', attempt: 1 }, id: 'test' }], score: '1' }),
    },
  ])('is false for $what', ({ update }) => {
    expect(hasReports(update)).toBe(false);
  });
});
