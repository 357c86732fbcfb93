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

type ResultsOf = (id: string) => fc.Arbitrary<Schema<'TestResult'>[]>;

function statusAlone(id: string): fc.Arbitrary<Schema<'TestResult'>> {
  return testStatus.map((each) => ({ id, testStatus: each }));
}

function scored(id: string) {
  return fc.record(
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
}

/** Results of one test: statuses alone, scores of any attempts, or both, in any sequence. */
const anyResultsOf: ResultsOf = (id) =>
  fc.array(fc.oneof(statusAlone(id), { weight: 2, arbitrary: scored(id) }), { minLength: 1, maxLength: 4 });

/** Results of one test that do not contradict each other: a status alone, or scores of different attempts. */
const clearResultsOf: ResultsOf = (id) =>
  fc.oneof(
    statusAlone(id).map((each) => [each]),
    fc.uniqueArray(scored(id), { selector: ({ score }) => score.attempt, minLength: 1, maxLength: 3 }),
  );

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

function anything(
  assessmentId: string,
  ids: readonly string[],
  resultsOf: ResultsOf,
): fc.Arbitrary<Schema<'AssessmentUpdate'>> {
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

function updatesWith(resultsOf: ResultsOf): fc.Arbitrary<OrderUpdate> {
  const assessments = Object.entries(TESTS).map(([assessmentId, ids]) =>
    fc.oneof(
      { weight: 2, arbitrary: anything(assessmentId, ids, resultsOf) },
      { weight: 1, arbitrary: finished(assessmentId, ids) },
    ),
  );
  return fc
    .record(
      {
        partnerTrackingId: fc.option(text),
        overallScore: fc.option(text),
        overallScoreDescription: fc.option(text),
        overallReports: reports,
        assessments: fc.option(someOf(assessments), { freq: 9 }),
      },
      { requiredKeys: [] },
    )
    .map(frozen);
}

/**
 * Any update that fits the contract in which an assessment stands once; its tests and their attempts may stand several
 * times, with and without scores. Frozen.
 */
export const anyUpdate = updatesWith(anyResultsOf);

/** Any update that says one thing about each place, so that everything it asks for can hold. Frozen. */
export const clearUpdate = updatesWith(clearResultsOf);

/** Any order that such updates lead to, none to three of them; those that are refused do not count. Frozen. */
export const anyOrder: fc.Arbitrary<OrderState> = fc.array(anyUpdate, { maxLength: 3 }).map((updates) =>
  frozen(
    updates.reduce((order, update) => {
      const result = applyUpdate(order, update);
      return result.ok ? result.order : order;
    }, placedOrder(TESTS)),
  ),
);
