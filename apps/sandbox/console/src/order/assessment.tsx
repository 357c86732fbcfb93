import { Chip, Reports, Time, type Tone } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { ASSESSMENT_STATUSES, TEST_STATUSES, type TestStatusValue } from '@assessment-kit/rules';
import { TONES } from '../parts/package-tones.ts';

const TEST_TONES = {
  Pending: 'neutral',
  Ordered: 'neutral',
  InProgress: 'busy',
  Hold: 'attention',
  Complete: 'good',
  RetestRecommended: 'attention',
  Expired: 'attention',
} as const satisfies Record<TestStatusValue, Tone>;

/** An assessment (battery) with its tests and their attempts. */
export function Assessment(properties: {
  assessment: Schema<'SandboxAssessment'>;
  name: string;
  testName: (testId: string) => string;
}) {
  const { assessment, name, testName } = properties;
  const facts = ASSESSMENT_STATUSES[assessment.status.value];
  return (
    <section class="card" aria-label={name}>
      <div class="card-head">
        <h3>{name}</h3>
        <Chip tone={TONES[facts.package]} text={facts.label} title={facts.meaning} />
      </div>
      <p class="quiet">
        {assessment.score === null ? 'No score yet' : `Score ${assessment.score}`}
        {assessment.scoreDescription ? ` (${assessment.scoreDescription})` : ''} · {facts.label} since{' '}
        <Time at={assessment.status.updatedAt} />
      </p>
      {assessment.reports.length > 0 ? <Reports reports={assessment.reports} /> : null}
      <ul class="tests">
        {assessment.tests.map((test) => (
          <li key={test.id} class="test">
            <div class="test-head">
              <h4>{testName(test.id)}</h4>
              <TestStatus status={test.status} />
            </div>
            {test.attempts.length === 0 ? <p class="quiet">No attempt yet</p> : <Attempts of={test} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Attempts({ of: test }: { of: Schema<'SandboxTest'> }) {
  return (
    <ol class="attempts">
      {test.attempts.map((attempt) => (
        <li key={attempt.attempt}>
          <span>Attempt {attempt.attempt}</span>
          <strong>{attempt.value ?? 'no score'}</strong>
          <span class="quiet">{attempt.description}</span>
          {attempt.status ? <TestStatus status={attempt.status} /> : null}
          {attempt.reports.length > 0 ? <Reports reports={attempt.reports} /> : null}
        </li>
      ))}
    </ol>
  );
}

function TestStatus({ status: { value } }: { status: Schema<'SandboxTest'>['status'] }) {
  return <Chip tone={TEST_TONES[value]} text={TEST_STATUSES[value].label} title={TEST_STATUSES[value].meaning} />;
}
