import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT, assessment, LONG_ID, OrderedPartner, test } from './ordered.ts';

let partner: OrderedPartner;
beforeAll(async () => {
  partner = await OrderedPartner.connect();
});
afterAll(() => partner.plain.sandbox.close());

const RESULTS = 'assessments[0].assessmentResults';
const TESTS = `${RESULTS}.tests[0]`;

const withA = (fields: object) => ({ assessments: [{ assessmentId: 'A', ...fields }] });
const withResults = (fields: object) => withA({ assessmentResults: fields });
const withTest = (fields: object) => withResults({ tests: [{ id: 'a1', ...fields }] });
const withScore = (fields: object) => withTest({ score: { value: '90', attempt: 1, ...fields } });

/** Each text with its limit: how to send it, and where it is seen afterwards. */
const TEXTS: [field: string, limit: number, send: (text: string) => object, seen: (order: never) => unknown][] = [
  ['overallScore', 30, (overallScore) => ({ overallScore }), (order: Order) => order.overallScore],
  [
    'overallScoreDescription',
    250,
    (overallScoreDescription) => ({ overallScoreDescription }),
    (order: Order) => order.overallScoreDescription,
  ],
  [
    'overallReports[0].name',
    50,
    (name) => ({ overallReports: [{ name }] }),
    (order: Order) => order.overallReports[0]?.name,
  ],
  [
    'overallReports[0].url',
    250,
    (url) => ({ overallReports: [{ url }] }),
    (order: Order) => order.overallReports[0]?.url,
  ],
  [`${RESULTS}.score`, 30, (score) => withResults({ score }), (order: Order) => order.assessments[0]?.score],
  [
    `${RESULTS}.scoreDescription`,
    250,
    (scoreDescription) => withResults({ scoreDescription }),
    (order: Order) => order.assessments[0]?.scoreDescription,
  ],
  [
    `${RESULTS}.reports[0].name`,
    50,
    (name) => withResults({ reports: [{ name }] }),
    (order: Order) => order.assessments[0]?.reports[0]?.name,
  ],
  [
    `${RESULTS}.reports[0].url`,
    250,
    (url) => withResults({ reports: [{ url }] }),
    (order: Order) => order.assessments[0]?.reports[0]?.url,
  ],
  [`${TESTS}.score.value`, 50, (value) => withScore({ value }), (order: Order) => attemptOf(order)?.value],
  [
    `${TESTS}.score.description`,
    250,
    (description) => withScore({ description }),
    (order: Order) => attemptOf(order)?.description,
  ],
  [
    `${TESTS}.score.reports[0].name`,
    50,
    (name) => withScore({ reports: [{ name }] }),
    (order: Order) => attemptOf(order)?.reports[0]?.name,
  ],
  [
    `${TESTS}.score.reports[0].url`,
    250,
    (url) => withScore({ reports: [{ url }] }),
    (order: Order) => attemptOf(order)?.reports[0]?.url,
  ],
];

interface Report {
  name?: string;
  url?: string;
}
interface Order {
  overallScore: string;
  overallScoreDescription: string;
  overallReports: Report[];
  assessments: {
    score: string;
    scoreDescription: string;
    reports: Report[];
    tests: { attempts: { value: string; description: string; reports: Report[] }[] }[];
  }[];
}
const attemptOf = (order: Order) => order.assessments[0]?.tests[0]?.attempts[0];

/** Exactly as long as asked for; a link where one is wanted. */
function textOf(field: string, length: number): string {
  return (field.endsWith('.url') ? 'https://reports.example.com/' : '').padEnd(length, 'x');
}

describe('§8.1 the body of an update: limits', () => {
  it.each(TEXTS)('%s: a text of at most %i characters', async (field, limit, send, seen) => {
    const orderId = await partner.order();
    expect(await partner.refused(orderId, send(textOf(field, limit + 1)))).toEqual([field]);
    expect(await partner.refused(orderId, send(7 as never))).toEqual([field]);
    const longest = textOf(field, limit);
    expect(seen((await partner.taken(orderId, send(longest))) as never)).toBe(longest);
  });

  it('partnerTrackingId: a text of any length', async () => {
    const orderId = await partner.order();
    const partnerTrackingId = 'x'.repeat(5_000);
    expect(await partner.taken(orderId, { partnerTrackingId })).toMatchObject({ partnerTrackingId });
    expect(await partner.refused(orderId, { partnerTrackingId: 7 })).toEqual(['partnerTrackingId']);
  });

  it(`${TESTS}.id: a text of at most 36 characters`, async () => {
    const orderId = await partner.order();
    const longest = { assessments: [assessment('B', null, [test(LONG_ID, 'InProgress')])] };
    const { assessments } = await partner.taken(orderId, longest);
    expect(assessments[1].tests[0]).toMatchObject({ id: LONG_ID, status: { value: 'InProgress' } });
    const tooLong = { assessments: [assessment('B', null, [test(`${LONG_ID}x`, 'InProgress')])] };
    expect(await partner.refused(orderId, tooLong)).toEqual([`${TESTS}.id`]);
  });

  it(`${TESTS}.score.attempt: a whole number`, async () => {
    const orderId = await partner.order();
    expect(await partner.refused(orderId, withScore({ attempt: 1.5 }))).toEqual([`${TESTS}.score.attempt`]);
    expect(await partner.refused(orderId, withScore({ attempt: '1' }))).toEqual([`${TESTS}.score.attempt`]);
    expect(attemptOf(await partner.taken(orderId, withScore({ attempt: 3 })))).toMatchObject({ attempt: 3 });
  });

  it.each([
    [
      'assessments[0].assessmentStatus.updatedAt',
      (updatedAt: unknown) => withA({ assessmentStatus: { value: 'Hold', updatedAt } }),
    ],
    [`${TESTS}.testStatus.updatedAt`, (updatedAt: unknown) => withTest({ testStatus: { value: 'Hold', updatedAt } })],
  ])('%s: a date-time such as 2023-01-13T11:45:44.815Z', async (field, send) => {
    const orderId = await partner.order();
    for (const wrong of ['2023-01-13', 'today', 1673610344815]) {
      expect(await partner.refused(orderId, send(wrong))).toEqual([field]);
    }
    const { assessments } = await partner.taken(orderId, send('2023-01-13T11:45:44.815Z'));
    expect(JSON.stringify(assessments)).toContain('2023-01-13T11:45:44.815Z');
  });
});

describe('§8.1 the body of an update: what may be left out', () => {
  it.each([
    ['the whole of it', {}],
    ['everything of an assessment but its id', withA({})],
    ['everything of its results', withResults({})],
    ['everything of a test but its id, its score included (since 2025-09)', withTest({})],
    ['the status of a test', withScore({})],
    ['the score of a test that has a status', withTest({ testStatus: { value: 'InProgress', updatedAt: AT } })],
    ['name and link of a report', withResults({ reports: [{}] })],
  ])('%s', async (_what, body) => {
    await partner.taken(await partner.order(), body);
  });

  it.each(['partnerTrackingId', 'overallScore', 'overallScoreDescription', 'assessments'])(
    '%s can be null as well',
    async (field) => {
      await partner.taken(await partner.order(), { [field]: null });
    },
  );

  it.each([
    ['assessments[0].assessmentId', { assessments: [{}] }],
    ['assessments[0].assessmentStatus.updatedAt', withA({ assessmentStatus: { value: 'Hold' } })],
    ['assessments[0].assessmentStatus.value', withA({ assessmentStatus: { updatedAt: AT } })],
    [`${TESTS}.id`, withResults({ tests: [{}] })],
    [`${TESTS}.score.value`, withTest({ score: { attempt: 1 } })],
    [`${TESTS}.score.attempt`, withTest({ score: { value: '90' } })],
    [`${TESTS}.testStatus.updatedAt`, withTest({ testStatus: { value: 'Hold' } })],
    [`${TESTS}.testStatus.value`, withTest({ testStatus: { updatedAt: AT } })],
  ])('%s not', async (field, body) => {
    expect(await partner.refused(await partner.order(), body)).toEqual([field]);
  });

  it.each([
    ['overallReports', { overallReports: {} }],
    ['assessments', { assessments: {} }],
    [`${RESULTS}.reports`, withResults({ reports: {} })],
    [`${RESULTS}.tests`, withResults({ tests: {} })],
    [`${TESTS}.score.reports`, withScore({ reports: {} })],
  ])('%s is a list', async (field, body) => {
    expect(await partner.refused(await partner.order(), body)).toEqual([field]);
  });
});

describe('§8.1 the path of an update', () => {
  it('takes the id that was sent to the partner, and the order’s own company; success is 204 without a body', async () => {
    const orderId = await partner.order();
    const answer = await partner.update(orderId, { partnerTrackingId: 't' });
    expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([204, '', null]);
  });

  it.each([
    ['an order that there is not', 'none', 'B6200'],
    ['b6001', null, 'b6001'],
    ['a company id of more than 9 characters', null, 'B62001234X'],
  ])('does not take %s', async (_what, wrongId, companyId) => {
    const orderId = await partner.order();
    const answer = await partner.update(wrongId ?? orderId, { partnerTrackingId: 't' }, companyId);
    expect([400, 404]).toContain(answer.status);
    expect(await partner.read(orderId)).toMatchObject({ partnerTrackingId: null });
  });
});
