import { expect } from 'vitest';
import type { Sight } from '../support/plain-partner.ts';
import { RESULTS, refused, taken, withResults } from './updates.ts';

const REPORT = { name: 'R', url: 'https://reports.example.com/1' };
const LEAKING = { name: 'R', url: 'https://reports.example.com/1?token=t' };

/** Readings about the scores and reports in an update. */
export const ofResults = {
  'score-casing': {
    'lower-camel': {
      sees: 'score and scoreDescription taken, Score and ScoreDescription ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        const small = { score: '1', scoreDescription: 'low' };
        const update = withResults({ ...small, Score: '2', ScoreDescription: 'high' });
        expect(await taken(partner, orderId, update)).toMatchObject(small);
      },
    },
    pascal: {
      sees: 'Score and ScoreDescription of an assessment taken, score and scoreDescription ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        const update = withResults({
          score: '1',
          scoreDescription: 'low',
          Score: '2',
          ScoreDescription: 'high',
          tests: [{ id: 'SQL', score: { value: '90', attempt: 1 } }],
        });
        const assessment = await taken(partner, orderId, update);
        expect(assessment).toMatchObject({ score: '2', scoreDescription: 'high' });
        expect(assessment.tests?.[0]?.attempts).toMatchObject([{ value: '90' }]);
        const long = withResults({ Score: 'x'.repeat(31), ScoreDescription: 'x'.repeat(251) });
        const fields = [`${RESULTS}.Score`, `${RESULTS}.ScoreDescription`];
        expect((await refused(partner, orderId, long)).fields.sort()).toEqual(fields);
        const wrong = withResults({ tests: [{ id: 'SQL', score: { value: '90' } }] });
        expect((await refused(partner, orderId, wrong)).fields).toEqual([`${RESULTS}.tests[0].score.attempt`]);
      },
    },
  },
  'assessment-report-name': {
    reports: {
      sees: 'a list named reports taken, Report ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        expect((await taken(partner, orderId, withResults({ Report: REPORT }))).reports).toEqual([]);
        expect((await taken(partner, orderId, withResults({ reports: [REPORT] }))).reports).toEqual([REPORT]);
      },
    },
    Report: {
      sees: 'one object named Report taken, reports ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        expect((await taken(partner, orderId, withResults({ reports: [REPORT], Report: null }))).reports).toEqual([]);
        expect((await taken(partner, orderId, withResults({ Report: REPORT }))).reports).toEqual([REPORT]);
        for (const [Report, field] of [
          [{ name: 'x'.repeat(51) }, 'Report.name'],
          [LEAKING, 'Report.url'],
          [[REPORT], 'Report'],
        ] as const) {
          expect((await refused(partner, orderId, withResults({ Report }))).fields).toEqual([`${RESULTS}.${field}`]);
        }
      },
    },
  },
  'overall-report-name': {
    overallReports: {
      sees: 'a list named overallReports taken, overallReport ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        await taken(partner, orderId, { overallReport: REPORT });
        expect(partner.sandbox.order(orderId)?.overallReports).toEqual([]);
        await taken(partner, orderId, { overallReports: [REPORT] });
        expect(partner.sandbox.order(orderId)?.overallReports).toEqual([REPORT]);
      },
    },
    overallReport: {
      sees: 'one object named overallReport taken, overallReports ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        await taken(partner, orderId, { overallReports: [REPORT] });
        expect(partner.sandbox.order(orderId)?.overallReports).toEqual([]);
        await taken(partner, orderId, { overallReport: REPORT });
        expect(partner.sandbox.order(orderId)?.overallReports).toEqual([REPORT]);
        expect((await refused(partner, orderId, { overallReport: LEAKING })).fields).toEqual(['overallReport.url']);
        expect((await refused(partner, orderId, { overallReport: 7 })).fields).toEqual(['overallReport']);
      },
    },
  },
} satisfies Record<string, Record<string, Sight>>;
