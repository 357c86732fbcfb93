import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unknownFieldProblems } from '../src/orders/unknown-fields.ts';
import { type OrderUnderWay, orderUnderWay, results } from './support/platform.ts';

let story: OrderUnderWay;
beforeAll(async () => {
  story = await orderUnderWay();
});
afterAll(() => story.close());

const report = (body: object) => story.server.post(`/v1/orders/${story.orderId}/results`, body);
const inAssessment = (changes: object) => ({ assessments: [{ assessmentId: 'BAA-1', ...changes }] });
const inResults = (changes: object) => inAssessment({ assessmentResults: changes });
const inTest = (changes: object) => inResults({ tests: [{ id: 'SQL', ...changes }] });

describe('results with a field that the contract does not know', () => {
  it.each([
    [{ overallReport: [] }, 'overallReport', 'There is no overallReport; overallReports was probably meant.'],
    [{ OverallScore: '1' }, 'OverallScore', 'There is no OverallScore; overallScore was probably meant.'],
    [{ partner_tracking_id: 'a' }, 'partner_tracking_id', /; partnerTrackingId was probably meant\.$/],
    [{ assesments: [] }, 'assesments', /; assessments was probably meant\.$/],
    [
      inAssessment({ status: {} }),
      'assessments[0].status',
      /; assessments\[0\]\.assessmentStatus was probably meant\.$/,
    ],
    [inResults({ report: [] }), 'assessments[0].assessmentResults.report', /\.reports was probably meant\.$/],
    [inTest({ status: {} }), 'assessments[0].assessmentResults.tests[0].status', /\.testStatus was probably meant\.$/],
    [
      inTest({ score: { value: '1', attempt: 1, reportz: [] } }),
      'assessments[0].assessmentResults.tests[0].score.reportz',
      /\.reports was probably meant\.$/,
    ],
    [
      { overallReports: [{ name: 'r', url: 'https://reports.example.com/1', link: 'x' }] },
      'overallReports[0].link',
      'There is no overallReports[0].link; there are name, url.',
    ],
    [{ tests: [] }, 'tests', 'There is no tests; it belongs into assessments[].assessmentResults.tests.'],
    [
      { invented: 1 },
      'invented',
      'There is no invented; there are partnerTrackingId, overallScore, overallScoreDescription, overallReports, assessments.',
    ],
  ])('%j are refused, and told which was probably meant', async (body, field, message) => {
    const answer = await report(body);
    expect(answer).toMatchObject({
      status: 400,
      body: { Count: 1, Values: [{ Fields: field, Code: 'unknown_field' }] },
    });
    expect(answer.body.Values[0].Message).toMatch(message);
  });

  it('name all of them, and store nothing of the rest', async () => {
    const { assessments } = results({ tests: { SQL: 'InProgress' } });
    const answer = await report({ assessments, overallReport: [], invented: 1 });
    expect(answer).toMatchObject({ status: 400, body: { Count: 2 } });
    expect((await story.server.get('/v1/updates')).body.items).toEqual([]);
  });

  it('do not get back what is no name', async () => {
    const answer = await report(inTest({ 'casey.candidate@mail.example': 1 }));
    expect(answer.body.Values).toMatchObject([
      {
        Fields: 'assessments[0].assessmentResults.tests[0]',
        Message: 'There may only be id, score, testStatus here.',
      },
    ]);
    expect(answer.text).not.toContain('casey');
  });

  it('get at most 100 problems', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`f${at}`, 1]));
    expect(unknownFieldProblems(many)).toHaveLength(100);
  });
});

describe('results that name something twice', () => {
  it('are refused, with the field of the second', async () => {
    const [once] = inAssessment({}).assessments;
    expect(await report({ assessments: [once, once] })).toMatchObject({
      status: 400,
      body: { Values: [{ Fields: 'assessments[1].assessmentId', Code: 'duplicate_id' }] },
    });
    expect(await report(inResults({ tests: [{ id: 'SQL' }, { id: 'SQL' }] }))).toMatchObject({
      status: 400,
      body: { Values: [{ Fields: 'assessments[0].assessmentResults.tests[1].id', Code: 'duplicate_id' }] },
    });
  });
});
