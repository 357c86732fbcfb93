import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '@assessment-kit/contract';
import {
  ASSESSMENT_STATUSES,
  applyUpdate,
  completionGate,
  type OrderState,
  TEST_STATUSES,
} from '@assessment-kit/rules';
import { everyValueOf } from '@assessment-kit/schema-values/testing';
import fc from 'fast-check';
import { operationOf, resolveSchema } from '../contract/operations.ts';
import { ASSESSMENTS, statusUpdate, type World } from '../world.ts';
import { forAll } from './for-all.ts';
import { expectRefused, expectTaken } from './judge.ts';
import { expectUnchanged } from './limit-rules.ts';
import { RuleFailure } from './rule-failure.ts';

const [FIRST, SECOND] = ASSESSMENTS;
const [A, B] = FIRST.tests;
const RESULTS = 'assessments[].assessmentResults';

/** The order as the host shows it to its own users, without what was not reported. */
export async function stateOf(world: World, orderId: string): Promise<OrderState> {
  const { partnerTrackingId, overallScore, overallScoreDescription, overallReports, assessments } =
    (await world.orderState(orderId)) as OrderState;
  return { partnerTrackingId, overallScore, overallScoreDescription, overallReports, assessments };
}

/** Statuses of an assessment with pairs of statuses of its tests, by chance; three in four are statuses that are checked. */
export async function completion(world: World): Promise<void> {
  const tests = fc.record({ [A]: fc.constantFrom(...TEST_NAMES), [B]: fc.constantFrom(...TEST_NAMES) });
  const statuses = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...STATUS_NAMES.filter((name) => ASSESSMENT_STATUSES[name].gated)) },
    { weight: 1, arbitrary: fc.constantFrom(...STATUS_NAMES.filter((name) => !ASSESSMENT_STATUSES[name].gated)) },
  );
  const tries = fc.tuple(statuses, tests);
  const orderId = await world.order();
  await forAll(
    world,
    tries,
    async ([status, values]) => {
      await world.update(orderId, statusUpdate(FIRST.id, 'InProgress', values));
      const before = await world.orderState(orderId);
      const exchange = await world.update(orderId, statusUpdate(FIRST.id, status, {}));
      const gate = completionGate(
        status,
        Object.entries(values).map(([id, value]) => ({ id, status: value })),
      );
      const what = `${status} with tests that are ${Object.values(values).join(' and ')}`;
      if (gate.allowed) expectTaken(exchange, what);
      else expectUnchanged(before, await world.orderState(orderId), expectRefused(exchange, what, [400]));
    },
    Math.max(world.settings.runs * 4, 24),
  );
}

const TEST_NAMES = Object.keys(TEST_STATUSES) as Schema<'TestStatusValue'>[];
const STATUS_NAMES = Object.keys(ASSESSMENT_STATUSES) as Schema<'AssessmentStatusValue'>[];

/** Updates of any kind, compared with what the rules make of them. */
export async function anyUpdate(world: World): Promise<void> {
  const orderId = await world.order();
  const link = fc.constantFrom('https://reports.example/1', 'https://reports.example/2');
  const updates = everyValueOf(operationOf('updateAssessmentOrder').body ?? {}, {
    resolve: resolveSchema,
    always: {
      'assessments[].assessmentId': fc.constantFrom(FIRST.id, SECOND.id),
      [`${RESULTS}.tests[].id`]: fc.constantFrom(...FIRST.tests, ...SECOND.tests),
      [`${RESULTS}.tests[].score.attempt`]: fc.integer({ min: 0, max: 3 }),
      [`${RESULTS}.tests[].score.reports[].url`]: link,
      [`${RESULTS}.reports[].url`]: link,
      'overallReports[].url': link,
    },
  });
  await forAll(
    world,
    updates,
    async (update) => {
      const before = await stateOf(world, orderId);
      const exchange = await world.update(orderId, update);
      // The wire has no half characters and no undefined.
      const applied = applyUpdate(before, JSON.parse(JSON.stringify(update)) as Schema<'OrderUpdate'>);
      const after = await stateOf(world, orderId);
      if (!applied.ok) {
        expectUnchanged(before, after, expectRefused(exchange, 'an update that breaks a rule', [400, 404]));
        return;
      }
      expectTaken(exchange, 'an update that keeps all rules');
      if (!isDeepStrictEqual(after, JSON.parse(JSON.stringify(applied.order)))) {
        throw new RuleFailure(
          'the order after an update',
          'It is not what the update makes of it.',
          'what was sent, and nothing else changed',
          [exchange],
        );
      }
    },
    Math.max(world.settings.runs * 2, 8),
  );
}
