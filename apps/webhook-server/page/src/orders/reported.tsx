import { Chip, Fact, Reports } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import type { OrderState } from '@assessment-kit/rules';

type Assessment = OrderState['assessments'][number];

/** All accepted updates put together, whether or not they have left yet. */
export function Reported({ order }: { order: Schema<'OrderDetail'> }) {
  // The contract leaves its form to the rules.
  const reported = order.reported as unknown as OrderState;
  const nothing = order.updates.length === 0;
  if (nothing) return <p class="quiet">Nothing was reported yet. Your system does it by POST /v1/orders/…/results.</p>;
  return (
    <>
      <dl class="facts">
        <Fact name="Overall score">{reported.overallScore ?? <span class="quiet">None</span>}</Fact>
        <Fact name="Overall reports">
          <Reports reports={reported.overallReports} />
        </Fact>
      </dl>
      {reported.assessments.map((assessment) => (
        <AssessmentCard key={assessment.assessmentId} assessment={assessment} />
      ))}
    </>
  );
}

function AssessmentCard({ assessment: { assessmentId, status, score, reports, tests } }: { assessment: Assessment }) {
  return (
    <section class="card" aria-label={assessmentId}>
      <div class="card-head">
        <h3>{assessmentId}</h3>
        <Chip tone="neutral" text={status.value} />
        {score === null ? null : <span>Score {score}</span>}
      </div>
      {reports.length === 0 ? null : <Reports reports={reports} />}
      <ul class="plain-rows">
        {tests.map(({ id, status: testStatus, attempts }) => (
          <li key={id}>
            <strong>{id}</strong> <Chip tone="neutral" text={testStatus.value} />{' '}
            <span class="quiet">
              {attempts.map(({ attempt, value }) => `attempt ${attempt}: ${value ?? 'no score'}`).join('; ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
