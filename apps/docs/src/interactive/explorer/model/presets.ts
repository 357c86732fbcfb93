import { type AssessmentChoice, type Choices, type TestChoice, withAssessment, withTest } from './choices.ts';
import { type Exploration, START } from './exploration.ts';
import { apply } from './steps.ts';
import { newChoices } from './structure.ts';

/** A situation to begin with. */
export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly exploration: Exploration;
}

/** The situations that people ask about, in the sequence of an order's life. */
export const PRESETS: readonly Preset[] = [
  { id: 'ordered', label: 'Just ordered', exploration: START },
  { id: 'started', label: 'In progress', exploration: wants({ status: 'InProgress' }, [{ status: 'InProgress' }]) },
  {
    id: 'too-early',
    label: 'Completed too early',
    exploration: wants({ status: 'Complete' }, [{ status: 'Complete' }, { status: 'InProgress' }]),
  },
  {
    id: 'complete',
    label: 'Complete',
    exploration: wants({ status: 'Complete', score: '87' }, [
      { status: 'Complete', attempt: 1, score: '91' },
      { status: 'Complete', attempt: 1, score: '83' },
    ]),
  },
  {
    id: 'expired',
    label: 'One test expired',
    exploration: wants({ status: 'Complete' }, [
      { status: 'Complete', attempt: 1, score: '91' },
      { status: 'Expired' },
    ]),
  },
  { id: 'retest', label: 'Retest, second attempt', exploration: retest() },
  { id: 'two', label: 'Two assessments', exploration: twoAssessments() },
  {
    id: 'signed-link',
    label: 'Report link with a key',
    exploration: wants({ status: 'InProgress', reportUrl: 'https://reports.example/4711?token=abc' }, [
      { status: 'InProgress' },
    ]),
  },
];

/** A package of one assessment with two tests, with these changes. */
function wants(
  assessment: Partial<AssessmentChoice>,
  tests: readonly Partial<TestChoice>[],
  exploration: Exploration = START,
): Exploration {
  const changed = tests.reduce<Choices>((choices, test, at) => withTest(choices, 0, at, test), exploration.wanted);
  return { ...exploration, wanted: withAssessment(changed, 0, assessment) };
}

/** The second test was poor, a retest was recommended, and now its second attempt is there. */
function retest(): Exploration {
  const first = wants({ status: 'RetestRecommended' }, [
    { status: 'Complete', attempt: 1, score: '88' },
    { status: 'RetestRecommended', attempt: 1, score: '41' },
  ]);
  return wants({ status: 'Complete' }, [{}, { status: 'Complete', attempt: 2, score: '79' }], apply(first));
}

/** One assessment is complete, the other one expired. */
function twoAssessments(): Exploration {
  const choices = newChoices([1, 2]).map((each, at) => ({
    ...each,
    status: at === 0 ? ('Complete' as const) : ('Expired' as const),
    tests: each.tests.map((test) => ({ ...test, status: at === 0 ? ('Complete' as const) : ('Expired' as const) })),
  }));
  return { ...START, wanted: choices };
}
