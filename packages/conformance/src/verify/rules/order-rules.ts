import { isDeepStrictEqual } from 'node:util';
import type { Source } from '../../report/report.ts';
import { ASSESSMENTS, statusUpdate } from '../world.ts';
import { expectRefused, expectTaken } from './judge.ts';
import { anyUpdate, completion, stateOf } from './made-up-updates.ts';
import { RuleFailure } from './rule-failure.ts';
import { type VerifyRule, verifyRule } from './verify-rule.ts';

const [FIRST, SECOND] = ASSESSMENTS;
const [A, B] = FIRST.tests;
const S3: Source = { page: ['S3'], confidence: 'certain' };
const report = (name: string) => ({ name, url: `https://reports.example/${name}` });
const withTest = (test: object) => ({
  assessments: [{ assessmentId: FIRST.id, assessmentResults: { tests: [{ id: A, ...test }] } }],
});

/** What updates do to an order. */
export const ORDER_RULES: readonly VerifyRule[] = [
  verifyRule({
    id: 'updateAssessmentOrder.completion',
    operation: 'updateAssessmentOrder',
    title:
      'Update order: an assessment becomes Complete, CompleteReview or Expired only when each of its tests is Complete, RetestRecommended or Expired.',
    source: { page: ['S3', 'OR-new', 'OR-patch-md'], confidence: 'certain' },
    needs: ['write', 'order'],
    check: completion,
  }),
  verifyRule({
    id: 'updateAssessmentOrder.completion-per-assessment',
    operation: 'updateAssessmentOrder',
    title: 'Update order: completion looks at the tests of the assessment only, with the statuses of the same update.',
    source: { page: ['S3'], confidence: 'inferred' },
    needs: ['write', 'order'],
    async check(world) {
      const orderId = await world.order();
      await world.update(orderId, statusUpdate(SECOND.id, null, { [SECOND.tests[0]]: 'InProgress' }));
      expectTaken(
        await world.update(orderId, statusUpdate(FIRST.id, 'Complete', { [A]: 'Complete', [B]: 'Expired' })),
        'tests and assessment in one update',
      );
    },
  }),
  verifyRule({
    id: 'updateAssessmentOrder.attempts',
    operation: 'updateAssessmentOrder',
    title: 'Update order: each new pair of test and attempt is a new attempt; a known pair is updated.',
    source: S3,
    needs: ['write', 'sandbox'],
    async check(world) {
      const orderId = await world.order();
      for (const [attempt, value] of [
        [1, '50'],
        [2, '70'],
        [1, '60'],
      ] as const) {
        const exchange = expectTaken(
          await world.update(orderId, withTest({ score: { attempt, value } })),
          `attempt ${attempt}`,
        );
        if (value !== '60') continue;
        const attempts = (await stateOf(world, orderId)).assessments[0]?.tests[0]?.attempts.map((each) => [
          each.attempt,
          each.value,
        ]);
        if (
          !isDeepStrictEqual(attempts, [
            [1, '60'],
            [2, '70'],
          ])
        ) {
          throw new RuleFailure('the attempts', `They are ${JSON.stringify(attempts)}.`, '[[1,"60"],[2,"70"]]', [
            exchange,
          ]);
        }
      }
    },
  }),
  verifyRule({
    id: 'updateAssessmentOrder.reports-append',
    operation: 'updateAssessmentOrder',
    title: 'Update order: reports are added to those already there, never replaced.',
    source: S3,
    needs: ['write', 'sandbox'],
    async check(world) {
      const orderId = await world.order();
      const update = (name: string) => ({
        overallReports: [report(`overall-${name}`)],
        assessments: [
          {
            assessmentId: FIRST.id,
            assessmentResults: {
              reports: [report(`assessment-${name}`)],
              tests: [{ id: A, score: { attempt: 1, value: '1', reports: [report(`test-${name}`)] } }],
            },
          },
        ],
      });
      expectTaken(await world.update(orderId, update('one')), 'first reports');
      const exchange = expectTaken(await world.update(orderId, update('two')), 'more reports');
      const state = await stateOf(world, orderId);
      const [assessment] = state.assessments;
      const places = {
        overall: state.overallReports,
        assessment: assessment?.reports,
        test: assessment?.tests[0]?.attempts[0]?.reports,
      };
      for (const [place, found] of Object.entries(places)) {
        const names = found?.map(({ name }) => name);
        const wanted = [`${place}-one`, `${place}-two`];
        if (!isDeepStrictEqual(names, wanted))
          throw new RuleFailure(`reports (${place})`, `They are ${names?.join(', ')}.`, wanted.join(', '), [exchange]);
      }
    },
  }),
  verifyRule({
    id: 'updateAssessmentOrder.only-what-is-sent',
    operation: 'updateAssessmentOrder',
    title: 'Update order: any update changes what it says and nothing else; a refused one changes nothing.',
    source: { page: ['S3', 'OR-patch-0611'], confidence: 'inferred' },
    needs: ['write', 'sandbox'],
    check: anyUpdate,
  }),
  verifyRule({
    id: 'updateAssessmentOrder.roll-up',
    operation: 'updateAssessmentOrder',
    title: "Update order: the package's status follows from those of its assessments.",
    source: S3,
    needs: ['write', 'sandbox'],
    async check(world) {
      const orderId = await world.order();
      const steps = [
        [FIRST, 'Hold', 'InProgress'],
        [SECOND, 'Complete', 'ActionsNeeded'],
        [FIRST, 'Complete', 'Completed'],
      ] as const;
      for (const [{ id, tests }, status, wanted] of steps) {
        const done = Object.fromEntries(tests.map((test) => [test, 'Complete']));
        const exchange = expectTaken(await world.update(orderId, statusUpdate(id, status, done)), `${id} is ${status}`);
        const seen = (await world.control?.order(orderId))?.packageStatus;
        if (seen !== wanted) throw new RuleFailure('the status of the package', `It is ${seen}.`, wanted, [exchange]);
      }
    },
  }),
  verifyRule({
    id: 'updateAssessmentOrder.unknown',
    operation: 'updateAssessmentOrder',
    title: 'Update order: an order, an assessment or a test that is not there is refused.',
    source: { page: ['ERR'], confidence: 'inferred' },
    needs: ['write', 'order'],
    async check(world) {
      const orderId = await world.order();
      const right = statusUpdate(FIRST.id, 'InProgress', {});
      expectRefused(
        await world.update('00000000-0000-4000-8000-000000000000', right),
        'an unknown order',
        [404, 403, 400],
      );
      const other = { path: { companyId: 'AKVERIFY3', orderId }, body: right };
      expectRefused(
        await world.host.call('updateAssessmentOrder', other),
        'the order of another company',
        [404, 403, 400],
      );
      expectRefused(
        await world.update(orderId, statusUpdate('NONE', 'InProgress', {})),
        'an unknown assessment',
        [400, 404],
      );
      expectRefused(
        await world.update(orderId, statusUpdate(FIRST.id, null, { NONE: 'Complete' })),
        'an unknown test',
        [400, 404],
      );
    },
  }),
];
