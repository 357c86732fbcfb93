import { describe, expect, it } from 'vitest';
import { mayRepeatUpdate, type OrderUpdate, reportsOfUpdate } from '../../src/index.ts';

const report = { name: 'R', url: 'https://reports.example/1' };
const plain: OrderUpdate = { partnerTrackingId: 't-1', overallReports: [] };
const reporting: OrderUpdate = {
  overallReports: [report],
  assessments: [
    { assessmentId: 'A' },
    {
      assessmentId: 'B',
      assessmentResults: {
        reports: [report, report],
        tests: [{ id: 'T0' }, { id: 'T1', score: { value: '7', attempt: 2, reports: [report] } }],
      },
    },
  ],
};

describe('an update that failed', () => {
  it('may be sent again when it carries no report, whatever became of it', () => {
    expect([mayRepeatUpdate(plain, true), mayRepeatUpdate(plain, false)]).toEqual([true, true]);
  });

  it('may be sent again with reports only when the platform did not act on it', () => {
    expect([mayRepeatUpdate(reporting, true), mayRepeatUpdate(reporting, false)]).toEqual([false, true]);
  });
});

describe('the reports of an update', () => {
  it('are named by where they stand and what they belong to', () => {
    const results = 'assessments[1].assessmentResults';
    const ofB = { assessmentId: 'B', testId: null, attempt: null };
    expect(reportsOfUpdate(reporting).map(({ place }) => place)).toEqual([
      { field: 'overallReports[0]', assessmentId: null, testId: null, attempt: null },
      { field: `${results}.reports[0]`, ...ofB },
      { field: `${results}.reports[1]`, ...ofB },
      { field: `${results}.tests[1].score.reports[0]`, assessmentId: 'B', testId: 'T1', attempt: 2 },
    ]);
  });
});
