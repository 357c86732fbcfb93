import { ASSESSMENT_STATUSES, ONBOARDING_PERMISSIONS, TEST_STATUSES } from '@assessment-kit/rules';
import fc from 'fast-check';
import type { AssessmentChoice, Choices, TestChoice } from '../../src/interactive/explorer/model/choices.ts';
import type { Exploration } from '../../src/interactive/explorer/model/exploration.ts';
import { apply } from '../../src/interactive/explorer/model/steps.ts';
import { newChoices } from '../../src/interactive/explorer/model/structure.ts';

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[];

const score = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  fc.constantFrom('87', 'x'.repeat(31), 'x'.repeat(51)),
);
const reportUrl = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  fc.constantFrom(
    'https://reports.example/1',
    'http://reports.example/2',
    'https://reports.example/3?token=abc',
    `https://reports.example/${'x'.repeat(250)}`,
  ),
);
const anyTestStatus = fc.constantFrom(...keysOf(TEST_STATUSES));
const finished = fc.constantFrom('Complete' as const, 'RetestRecommended' as const, 'Expired' as const);

function choiceOfTest(id: string): fc.Arbitrary<TestChoice> {
  return fc.record({
    id: fc.constant(id),
    // Finished ones more often, or hardly an assessment would ever complete.
    status: fc.oneof(anyTestStatus, finished, finished),
    attempt: fc.constantFrom(null, null, 1, 2, 3),
    score,
    reportUrl,
  });
}

function choiceOfAssessment({ id, tests }: AssessmentChoice): fc.Arbitrary<AssessmentChoice> {
  return fc.record({
    id: fc.constant(id),
    status: fc.constantFrom(...keysOf(ASSESSMENT_STATUSES)),
    score,
    reportUrl,
    tests: fc.tuple(...tests.map((test) => choiceOfTest(test.id))),
  });
}

/** A package of one to three assessments with one to five tests each. */
export const packages = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }).map(newChoices);

/** Any choices about a package. */
export function choicesAbout(choices: Choices): fc.Arbitrary<Choices> {
  return fc.tuple(...choices.map(choiceOfAssessment));
}

/** Any state of the page; steps that the platform would refuse are left out of its history. */
export const explorations: fc.Arbitrary<Exploration> = packages.chain((ordered) =>
  fc
    .record({
      company: fc.oneof(
        { weight: 4, arbitrary: fc.constant('Approved' as const) },
        fc.constantFrom(...keysOf(ONBOARDING_PERMISSIONS)),
      ),
      singleUpdate: fc.boolean(),
      steps: fc.array(choicesAbout(ordered), { maxLength: 4 }),
      wanted: choicesAbout(ordered),
    })
    .map(({ company, singleUpdate, steps, wanted }) => {
      let lived: Exploration = { company: 'Approved', singleUpdate: false, applied: [], wanted: ordered };
      for (const step of steps) lived = apply({ ...lived, wanted: step });
      return { ...lived, company, singleUpdate, wanted };
    }),
);
