import { describe, expect, it } from 'vitest';
import { type OrderUpdate, updateLinkProblems } from '../../src/index.ts';

const GOOD = { name: 'Good', url: 'https://reports.example/1' };
const PLAIN = { name: 'Plain', url: 'http://reports.example/1' };
const SIGNED = { name: 'Signed', url: 'http://reports.example/1?token=abc' };

const update: OrderUpdate = {
  overallReports: [GOOD, PLAIN],
  assessments: [
    { assessmentId: 'first' },
    {
      assessmentId: 'second',
      assessmentResults: {
        reports: [PLAIN],
        tests: [
          { id: 'a', score: null },
          { id: 'b', score: { value: '1', attempt: 1, reports: [GOOD, GOOD, SIGNED] } },
        ],
      },
    },
  ],
};

describe('the report links of an update', () => {
  it('are checked at all three places, each problem with its field', () => {
    expect(updateLinkProblems(update).map(({ field, code }) => [field, code])).toEqual([
      ['overallReports[1].url', 'not_https'],
      ['assessments[1].assessmentResults.reports[0].url', 'not_https'],
      ['assessments[1].assessmentResults.tests[1].score.reports[2].url', 'not_https'],
      ['assessments[1].assessmentResults.tests[1].score.reports[2].url', 'pre_authorised'],
    ]);
  });

  it.each<{ what: string; update: OrderUpdate }>([
    { what: 'an empty update', update: {} },
    { what: 'reports without a link', update: { overallReports: [{}, { name: 'A', url: null }] } },
    { what: 'null', update: { overallReports: null, assessments: null } },
    {
      what: 'null in an assessment',
      update: { assessments: [{ assessmentId: 'a', assessmentResults: { reports: null, tests: null } }] },
    },
  ])('have no problems in $what', ({ update }) => {
    expect(updateLinkProblems(update)).toEqual([]);
  });
});
