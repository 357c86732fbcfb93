import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT, assessment, LONG_ID, MANY_REQUESTS_MS, OrderedPartner, test } from './ordered.ts';

let partner: OrderedPartner;
beforeAll(async () => {
  partner = await OrderedPartner.connect();
});
afterAll(() => partner.plain.sandbox.close());

const FINISHED = ['Complete', 'RetestRecommended', 'Expired'] as const;
const UNFINISHED = ['Pending', 'Ordered', 'InProgress', 'Hold'] as const;
/** Statuses of an assessment that need all of its tests to be finished. */
const CHECKED = ['Complete', 'CompleteReview', 'Expired'] as const;

const STATUS = 'assessments[0].assessmentStatus.value';
const report = (name: string) => ({ name, url: `https://reports.example.com/${name}` });
const ofA = (value: string | null, ...tests: object[]) => ({ assessments: [assessment('A', value, tests)] });
const scored = (id: string, attempt: number, score: object) => ({ id, score: { attempt, ...score } });

describe('§8.4 rule 1: the attempt key', () => {
  it('a new pair of test id and attempt makes a new record, a known pair is updated', async () => {
    const orderId = await partner.order();
    await partner.taken(orderId, ofA(null, scored('a1', 1, { value: '40', description: 'low' })));
    await partner.taken(orderId, ofA(null, scored('a1', 2, { value: '90' })));
    await partner.taken(orderId, ofA(null, scored('a2', 1, { value: '70' })));
    await partner.taken(orderId, ofA(null, scored('a1', 1, { value: '45' })));
    const { tests } = await partner.assessmentA(orderId);
    expect(tests).toMatchObject([
      {
        id: 'a1',
        attempts: [
          { attempt: 1, value: '45' },
          { attempt: 2, value: '90' },
        ],
      },
      { id: 'a2', attempts: [{ attempt: 1, value: '70' }] },
    ]);
    expect(tests.map(({ attempts }: { attempts: [] }) => attempts.length)).toEqual([2, 1]);
  });
});

describe('§8.4 rule 2: reports append', () => {
  it('to those that an attempt has, and never replace them', async () => {
    const orderId = await partner.order();
    for (const name of ['first', 'second', 'second']) {
      await partner.taken(orderId, ofA(null, scored('a1', 1, { value: '90', reports: [report(name)] })));
    }
    await partner.taken(orderId, ofA(null, scored('a1', 1, { value: '91', reports: [] })));
    const { tests } = await partner.assessmentA(orderId);
    expect(tests[0].attempts[0]).toMatchObject({ value: '91', reports: ['first', 'second', 'second'].map(report) });
  });

  it('to those of an assessment and of the order in the same way', async () => {
    const orderId = await partner.order();
    for (const name of ['first', 'second']) {
      const assessments = [{ assessmentId: 'A', assessmentResults: { reports: [report(name)] } }];
      await partner.taken(orderId, { overallReports: [report(name)], assessments });
    }
    const both = ['first', 'second'].map(report);
    const order = await partner.read(orderId);
    expect([order.overallReports, order.assessments[0].reports]).toEqual([both, both]);
  });
});

describe('§8.4 rule 3: the completion check', { timeout: MANY_REQUESTS_MS }, () => {
  it.each(CHECKED)('%s is taken with every pairing of finished tests', async (value) => {
    for (const one of FINISHED) {
      for (const other of FINISHED) {
        const orderId = await partner.order();
        await partner.taken(orderId, ofA(value, test('a1', one), test('a2', other)));
        expect(await partner.assessmentA(orderId)).toMatchObject({ status: { value } });
      }
    }
  });

  it.each(CHECKED.flatMap((value) => UNFINISHED.map((unfinished) => [value, unfinished] as const)))(
    '%s is refused while a test is %s',
    async (value, unfinished) => {
      const orderId = await partner.order();
      await partner.taken(orderId, ofA(null, test('a1', 'Complete'), test('a2', unfinished)));
      expect(await partner.refused(orderId, ofA(value))).toEqual([STATUS]);
    },
  );

  it.each(['Ordered', 'WaitingOnAssessee', 'InProgress', 'Hold', 'RetestRecommended'])(
    '%s is taken whatever the tests are',
    async (value) => {
      const orderId = await partner.order();
      await partner.taken(orderId, ofA(value, test('a1', 'InProgress')));
      expect(await partner.assessmentA(orderId)).toMatchObject({ status: { value } });
    },
  );
});

describe('§8.4 rule 4: the check is made for each battery', () => {
  it('one can be complete while the tests of the other are not', async () => {
    const orderId = await partner.order();
    await partner.taken(orderId, ofA('Complete', test('a1', 'Complete'), test('a2', 'Complete')));
    const { packageStatus, assessments } = await partner.read(orderId);
    expect([packageStatus, assessments[0].status.value, assessments[1].status.value]).toEqual([
      'InProgress',
      'Complete',
      'Ordered',
    ]);
  });

  it('a refusal names the battery that it is about', async () => {
    const done = assessment('A', 'Complete', [test('a1', 'Complete'), test('a2', 'Complete')]);
    const body = { assessments: [done, assessment('B', 'Complete')] };
    expect(await partner.refused(await partner.order(), body)).toEqual(['assessments[1].assessmentStatus.value']);
  });
});

describe('§8.4 rule 5: statuses in the same update count', () => {
  it('the tests are taken first, wherever they stand', async () => {
    const tests = [test('a1', 'Complete'), test('a2', 'Expired')];
    const one = await partner.order();
    await partner.taken(one, ofA('Complete', ...tests));
    const another = await partner.order();
    await partner.taken(another, { assessments: [assessment('A', 'Complete'), assessment('A', null, tests)] });
    expect(await partner.assessmentA(another)).toMatchObject({ status: { value: 'Complete' } });
  });

  it('also those that open a test again', async () => {
    const orderId = await partner.order();
    await partner.taken(orderId, ofA(null, test('a1', 'Complete'), test('a2', 'Complete')));
    expect(await partner.refused(orderId, ofA('Complete', test('a1', 'InProgress')))).toEqual([STATUS]);
  });
});

describe('§8.4 rule 6: the highest attempt of a test counts', () => {
  it('an open second attempt holds the assessment back', async () => {
    const orderId = await partner.order();
    await partner.taken(orderId, ofA(null, test('a1', 'Complete', 1), test('a2', 'Complete', 1)));
    await partner.taken(orderId, ofA(null, test('a1', 'InProgress', 2)));
    expect(await partner.refused(orderId, ofA('Complete'))).toEqual([STATUS]);
  });

  it('an open first attempt does not, whichever came first', async () => {
    for (const attempts of [
      [1, 2],
      [2, 1],
    ]) {
      const orderId = await partner.order();
      await partner.taken(orderId, ofA(null, test('a2', 'Complete', 1)));
      for (const attempt of attempts) {
        await partner.taken(orderId, ofA(null, test('a1', attempt === 2 ? 'Complete' : 'InProgress', attempt)));
      }
      await partner.taken(orderId, ofA('Complete'));
    }
  });
});

describe('§8.4 rule 7: any status may follow any other', { timeout: MANY_REQUESTS_MS }, () => {
  it('of an assessment', async () => {
    const orderId = await partner.order();
    await partner.taken(orderId, ofA(null, test('a1', 'Complete'), test('a2', 'Complete')));
    const all = ['Ordered', 'WaitingOnAssessee', 'InProgress', 'Hold', 'RetestRecommended', ...CHECKED];
    for (const from of all) {
      for (const to of all) {
        await partner.taken(orderId, ofA(from));
        await partner.taken(orderId, ofA(to));
        expect(await partner.assessmentA(orderId), `${from}, then ${to}`).toMatchObject({ status: { value: to } });
      }
    }
  });

  it('of a test', async () => {
    const orderId = await partner.order();
    const all = [...UNFINISHED, ...FINISHED];
    for (const from of all) {
      for (const to of all) {
        await partner.taken(orderId, ofA(null, test('a1', from)));
        await partner.taken(orderId, ofA(null, test('a1', to)));
        const { tests } = await partner.assessmentA(orderId);
        expect(tests[0].status.value, `${from}, then ${to}`).toBe(to);
      }
    }
  });

  it('also after the order was completed', async () => {
    const orderId = await partner.order();
    const done = [test('a1', 'Complete'), test('a2', 'Complete')];
    const both = [assessment('A', 'Complete', done), assessment('B', 'Complete', [test(LONG_ID, 'Complete')])];
    expect(await partner.taken(orderId, { assessments: both })).toMatchObject({ packageStatus: 'Completed' });
    expect(await partner.taken(orderId, ofA('InProgress'))).toMatchObject({ packageStatus: 'InProgress' });
  });
});

describe('§8.4 rule 8: a failed check', () => {
  it('is answered with 400 in the 4xx format of §10, and nothing of the update is kept', async () => {
    const orderId = await partner.order();
    const body = { partnerTrackingId: 't', overallScore: '1', ...ofA('Complete', test('a1', 'Complete')) };
    const answer = await partner.update(orderId, body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.body).toEqual({
      CorrelationId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      Count: 1,
      Values: [{ Fields: STATUS, Code: expect.any(String), Message: expect.stringContaining('a2') }],
    });
    expect(await partner.read(orderId)).toMatchObject({
      partnerTrackingId: null,
      overallScore: null,
      assessments: [{ tests: [{ status: { value: 'Pending' } }, {}] }, {}],
    });
  });
});

describe('§8.6 the links of reports', () => {
  // No hexadecimal number, as ids of answers are.
  const LINKS = {
    'with a token': 'https://reports.example.com/1?token=s3cret-link',
    'with a key in another case': 'https://reports.example.com/1?ApiKey=s3cret-link',
    'with a token in the fragment': 'https://reports.example.com/#/1?access_token=s3cret-link',
    'with a user and a password': 'https://user:s3cret-link@reports.example.com/1',
    'signed by Amazon S3': 'https://bucket.s3.amazonaws.com/1?X-Amz-Signature=s3cret-link',
    'signed by Azure Storage': 'https://account.blob.core.windows.net/1?sv=2024&sig=s3cret-link',
  };
  const places: Record<string, (url: string) => object> = {
    'overallReports[0].url': (url) => ({ overallReports: [{ url }] }),
    'assessments[0].assessmentResults.reports[0].url': (url) => ({
      assessments: [{ assessmentId: 'A', assessmentResults: { reports: [{ url }] } }],
    }),
    'assessments[0].assessmentResults.tests[0].score.reports[0].url': (url) =>
      ofA(null, scored('a1', 1, { value: '90', reports: [{ url }] })),
  };

  it.each(Object.entries(LINKS))('that let whoever has them in are refused: %s', async (_how, url) => {
    const orderId = await partner.order();
    for (const [field, send] of Object.entries(places)) {
      expect(await partner.refused(orderId, send(url))).toEqual([field]);
    }
    const refusal = await partner.update(orderId, { overallReports: [{ url }] });
    expect(refusal.text).not.toContain('s3cret-link');
  });

  it('that ask their viewer to log in are taken', async () => {
    const orderId = await partner.order();
    const body = { overallReports: [{ name: 'R', url: 'https://reports.example.com/1?lang=en' }], updatedAt: AT };
    expect(await partner.taken(orderId, body)).toMatchObject({ overallReports: [{ name: 'R' }] });
  });
});
