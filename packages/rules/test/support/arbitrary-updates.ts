import type { Schema } from '@assessment-kit/contract';
import fc from 'fast-check';
import { applyUpdate, type OrderState, type OrderUpdate } from '../../src/index.ts';
import { frozen } from './frozen.ts';
import { placedOrder } from './orders.ts';
import { ALL_ASSESSMENT_STATUSES, ALL_TEST_STATUSES } from './statuses.ts';

/** The tests of the order that the generated updates are for; one assessment has none. */
const TESTS = { skills: ['JavaScript', 'Ruby'], character: ['teamwork'], interview: [] } as const;

const updatedAt = fc.constantFrom('2026-01-13T11:45:44.815Z', '2026-01-14T11:45:44.815Z');
const text = fc.constantFrom('', 'good', 'better');

// Few names and links, so that the same report comes again often.
const report: fc.Arbitrary<Schema<'Report'>> = fc.record(
  {
    name: fc.option(fc.constantFrom('Summary', 'Details')),
    url: fc.option(fc.constantFrom('https://reports.example/1', 'https://reports.example/2')),
  },
  { requiredKeys: [] },
);
const reports = fc.option(fc.array(report, { maxLength: 3 }));

const assessmentStatus: fc.Arbitrary<Schema<'AssessmentStatus'>> = fc.record({
  value: fc.constantFrom(...ALL_ASSESSMENT_STATUSES),
  updatedAt,
});

// Completed ones more often, or hardly an assessment would ever complete.
const testStatus: fc.Arbitrary<Schema<'TestStatus'>> = fc.record({
  value: fc.oneof(fc.constantFrom(...ALL_TEST_STATUSES), fc.constantFrom('Complete', 'RetestRecommended', 'Expired')),
  updatedAt,
});

/** Results of one test: a status alone, or scores of different attempts. */
function resultsOf(id: string): fc.Arbitrary<Schema<'TestResult'>[]> {
  const statusAlone = testStatus.map((each) => [{ id, testStatus: each }]);
  const scored = fc.record(
    {
      id: fc.constant(id),
      score: fc.record(
        { value: text, attempt: fc.integer({ min: 0, max: 3 }), description: fc.option(text), reports },
        { requiredKeys: ['value', 'attempt'] },
      ),
      testStatus: fc.option(testStatus),
    },
    { requiredKeys: ['id', 'score'] },
  );
  const scores = fc.uniqueArray(scored, { selector: ({ score }) => score.attempt, minLength: 1, maxLength: 3 });
  return fc.oneof(statusAlone, scores);
}

/** Some of the values, each generated on its own. */
function someOf<Value>(arbitraries: readonly fc.Arbitrary<Value>[]): fc.Arbitrary<Value[]> {
  return fc
    .tuple(...arbitraries.map((each) => fc.option(each, { nil: undefined, freq: 3 })))
    .map((values) => values.filter((each) => each !== undefined));
}

/** An assessment that ends together with all of its tests; by chance alone few would. */
function finished(assessmentId: string, ids: readonly string[]): fc.Arbitrary<Schema<'AssessmentUpdate'>> {
  return fc.record({
    assessmentId: fc.constant(assessmentId),
    assessmentStatus: fc.record({ value: fc.constantFrom('Complete', 'CompleteReview', 'Expired'), updatedAt }),
    assessmentResults: fc.record({
      tests: fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            testStatus: fc.record({ value: fc.constantFrom('Complete', 'RetestRecommended', 'Expired'), updatedAt }),
          }),
        ),
      ),
    }),
  });
}

function anything(assessmentId: string, ids: readonly string[]): fc.Arbitrary<Schema<'AssessmentUpdate'>> {
  return fc.record(
    {
      assessmentId: fc.constant(assessmentId),
      assessmentStatus,
      assessmentResults: fc.record(
        {
          score: fc.option(text),
          scoreDescription: fc.option(text),
          reports,
          tests: fc.option(
            someOf(ids.map(resultsOf)).map((lists) => lists.flat()),
            { freq: 9 },
          ),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['assessmentId'] },
  );
}

const assessmentUpdates = Object.entries(TESTS).map(([assessmentId, ids]) =>
  fc.oneof(
    { weight: 2, arbitrary: anything(assessmentId, ids) },
    { weight: 1, arbitrary: finished(assessmentId, ids) },
  ),
);

/**
 * Any update that fits the contract and says one thing about each place: an assessment stands in it once, an attempt once,
 * and a test has either a status alone or scores. Frozen.
 */
export const anyUpdate: fc.Arbitrary<OrderUpdate> = fc
  .record(
    {
      partnerTrackingId: fc.option(text),
      overallScore: fc.option(text),
      overallScoreDescription: fc.option(text),
      overallReports: reports,
      assessments: fc.option(someOf(assessmentUpdates), { freq: 9 }),
    },
    { requiredKeys: [] },
  )
  .map(frozen);

/** Any order that such updates lead to, none to three of them; those that are refused do not count. Frozen. */
export const anyOrder: fc.Arbitrary<OrderState> = fc.array(anyUpdate, { maxLength: 3 }).map((updates) =>
  frozen(
    updates.reduce((order, update) => {
      const result = applyUpdate(order, update);
      return result.ok ? result.order : order;
    }, placedOrder(TESTS)),
  ),
);
