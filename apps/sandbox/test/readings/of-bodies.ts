import { expect } from 'vitest';
import { sampleUpdate } from '../support/partner.ts';
import { Receiver } from '../support/receiver.ts';
import { fieldsOf, type PlainPartner, type Sight } from './plain-partner.ts';

const AT = '2026-01-13T12:40:02.120Z';
const RESULTS = 'assessments[0].assessmentResults';
const REPORT = { name: 'R', url: 'https://reports.example.com/1' };
const LEAKING = { name: 'R', url: 'https://reports.example.com/1?token=t' };

/** An update of the sample's assessment. */
const withResults = (assessmentResults: object) => ({ assessments: [{ assessmentId: 'BAA-1', assessmentResults }] });
const withTest = (test: object) => withResults({ tests: [{ id: 'SQL', ...test }] });

/** Sends an update, expects that it is taken, and returns the assessment after it. */
async function taken(partner: PlainPartner, orderId: string, update: unknown) {
  const answer = await partner.update(orderId, update);
  expect(answer.status, answer.text).toBe(204);
  const assessment = partner.sandbox.order(orderId)?.assessments[0];
  return { ...assessment, sql: assessment?.tests.find(({ id }) => id === 'SQL')?.status.value };
}

/** Sends an update, expects that it is refused, and returns the fields and sentences of the refusal. */
async function refused(partner: PlainPartner, orderId: string, update: unknown) {
  const answer = await partner.update(orderId, update);
  expect(answer.status, answer.text).toBe(400);
  return { fields: fieldsOf(answer), message: answer.body.Values[0].Message as string };
}

const registration = (changes: object) => ({
  apiKey: 'k',
  callbackDetails: { successCallbackUrl: 'https://partner.example/orders' },
  callerDetails: { callerName: 'Partner' },
  ...changes,
});

async function orderLevels(partner: PlainPartner, changes: object) {
  expect((await partner.registerCallback(registration(changes))).status).toBeLessThan(300);
  const { orderLevel, assessmentOrderLevel } = (await partner.send('GET', 'b6001/assessmentOrders/callback')).body;
  return { orderLevel, assessmentOrderLevel };
}

/** Readings about the names and values in bodies. */
export const ofBodies = {
  'order-level-name': {
    orderLevel: {
      sees: 'orderLevel taken, assessmentOrderLevel ignored',
      async check(partner) {
        expect(await orderLevels(partner, { orderLevel: 'Test' })).toEqual({ orderLevel: 'Test' });
        expect(await orderLevels(partner, { assessmentOrderLevel: 'Test' })).toEqual({ orderLevel: 'Assessment' });
      },
    },
    assessmentOrderLevel: {
      sees: 'assessmentOrderLevel taken and answered, orderLevel ignored',
      async check(partner) {
        const first = await partner.registerCallback(registration({ assessmentOrderLevel: 'Test' }));
        expect([first.body.assessmentOrderLevel, first.body.orderLevel]).toEqual(['Test', undefined]);
        expect(await orderLevels(partner, { assessmentOrderLevel: 'Test' })).toEqual({ assessmentOrderLevel: 'Test' });
        expect(await orderLevels(partner, { orderLevel: 'Test' })).toEqual({ assessmentOrderLevel: 'Assessment' });
        const wrong = await partner.registerCallback(registration({ assessmentOrderLevel: 'Package' }));
        expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ['assessmentOrderLevel']]);
        expect(wrong.body.Values[0].Message).toMatch(/^assessmentOrderLevel must be one of /);
      },
    },
  },
  'api-key-required': {
    required: {
      sees: 'a callback without a key refused',
      async check(partner) {
        for (const apiKey of [undefined, null]) {
          const answer = await partner.registerCallback(registration({ apiKey }));
          expect([answer.status, fieldsOf(answer)]).toEqual([400, ['apiKey']]);
        }
      },
    },
    optional: {
      sees: 'callbacks sent without a key',
      async check(partner) {
        const receiver = await Receiver.listen();
        for (const apiKey of ['', 'x'.repeat(51), 7]) {
          expect((await partner.registerCallback(receiver.registration({ apiKey }))).status).toBe(400);
        }
        for (const apiKey of [undefined, null]) {
          expect((await partner.registerCallback(receiver.registration({ apiKey }))).status).toBeLessThan(300);
        }
        const orderId = await partner.withOrder();
        await partner.sandbox.waitFor(orderId, ({ deliveries }) => deliveries[0]?.outcome === 'accepted');
        expect(receiver.received[0]?.headers).not.toHaveProperty('x-api-key');
        expect(partner.sandbox.deliveries()[0]?.request.headers).not.toHaveProperty('x-api-key');
        await receiver.close();
      },
    },
  },
  'complete-review-spelling': {
    'one-word': {
      sees: 'CompleteReview taken, Complete - Review refused',
      async check(partner) {
        const orderId = await partner.withOrder();
        const tests = { SQL: 'RetestRecommended', EXCEL: 'Complete' };
        const { status } = await taken(partner, orderId, sampleUpdate('CompleteReview', tests));
        expect(status?.value).toBe('CompleteReview');
        const { fields } = await refused(partner, orderId, sampleUpdate('Complete - Review', {}));
        expect(fields).toEqual(['assessments[0].assessmentStatus.value']);
        expect(
          (await refused(partner, orderId, sampleUpdate(null, { SQL: 'Retest Recommended' }))).fields,
        ).toHaveLength(1);
      },
    },
    'with-blanks': {
      sees: 'Complete - Review and Retest Recommended taken, the words without blanks refused',
      async check(partner) {
        const orderId = await partner.withOrder();
        const tests = { SQL: 'Retest Recommended', EXCEL: 'Complete' };
        for (const [spelling, stored] of [
          ['Complete - Review', 'CompleteReview'],
          ['Retest Recommended', 'RetestRecommended'],
          ['Complete- Review', 'CompleteReview'],
        ] as const) {
          const { status, sql } = await taken(partner, orderId, sampleUpdate(spelling, tests));
          expect([status?.value, sql]).toEqual([stored, 'RetestRecommended']);
        }
        for (const [word, place] of [
          ['CompleteReview', 'assessmentStatus'],
          ['RetestRecommended', 'assessmentStatus'],
          ['RetestRecommended', 'assessmentResults.tests[0].testStatus'],
        ] as const) {
          const inTest = place.includes('tests');
          const update = inTest ? sampleUpdate(null, { SQL: word }) : sampleUpdate(word, {});
          const { fields, message } = await refused(partner, orderId, update);
          expect(fields).toEqual([`assessments[0].${place}.value`]);
          expect(message).toContain('Retest Recommended');
          expect(message.includes('Complete - Review')).toBe(!inTest);
          expect(message).not.toContain(word);
        }
      },
    },
  },
  'test-default-status': {
    Pending: {
      sees: 'tests that are Pending before anything is said',
      async check(partner) {
        const orderId = await partner.withOrder();
        const { message } = await refused(partner, orderId, sampleUpdate('Complete', {}));
        expect(message).toContain('SQL is Pending, EXCEL is Pending');
      },
    },
    Ordered: {
      sees: 'tests that are Ordered before anything is said',
      async check(partner) {
        const orderId = await partner.withOrder();
        const { message } = await refused(partner, orderId, sampleUpdate('Complete', {}));
        expect(message).toContain('SQL is Ordered, EXCEL is Ordered');
        expect(partner.sandbox.order(orderId)?.assessments[0]?.tests[0]?.status.value).toBe('Ordered');
      },
    },
  },
  'test-score-optional': {
    optional: {
      sees: 'a test without a score taken',
      async check(partner) {
        const orderId = await partner.withOrder();
        expect((await taken(partner, orderId, sampleUpdate(null, { SQL: 'InProgress' }))).sql).toBe('InProgress');
      },
    },
    required: {
      sees: 'a test without a score refused',
      async check(partner) {
        const orderId = await partner.withOrder();
        const testStatus = { value: 'InProgress', updatedAt: AT };
        for (const score of [undefined, null]) {
          const { fields, message } = await refused(partner, orderId, withTest({ testStatus, score }));
          expect([fields, message]).toEqual([[`${RESULTS}.tests[0].score`], `${RESULTS}.tests[0].score is required.`]);
        }
        const score = { value: '90', attempt: 1 };
        expect((await taken(partner, orderId, withTest({ testStatus, score }))).sql).toBe('InProgress');
        expect((await partner.update(orderId, { assessments: null })).status).toBe(204);
        expect((await partner.update(orderId, withResults({ tests: 7 }))).status).toBe(400);
      },
    },
  },
  'test-status-name': {
    testStatus: {
      sees: 'testStatus taken, status ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        expect((await taken(partner, orderId, withTest({ status: { value: 'Hold', updatedAt: AT } }))).sql).toBe(
          'Pending',
        );
        expect((await taken(partner, orderId, withTest({ testStatus: { value: 'Hold', updatedAt: AT } }))).sql).toBe(
          'Hold',
        );
      },
    },
    status: {
      sees: 'status taken, testStatus ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        expect((await taken(partner, orderId, withTest({ testStatus: { value: 'Hold' } }))).sql).toBe('Pending');
        expect((await taken(partner, orderId, withTest({ status: { value: 'Hold', updatedAt: AT } }))).sql).toBe(
          'Hold',
        );
        const { fields, message } = await refused(partner, orderId, withTest({ status: { value: 'Hold' } }));
        expect(fields).toEqual([`${RESULTS}.tests[0].status.updatedAt`]);
        expect(message).toBe(`${RESULTS}.tests[0].status.updatedAt is required.`);
      },
    },
  },
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
