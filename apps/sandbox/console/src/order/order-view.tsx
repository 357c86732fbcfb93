import {
  Chip,
  Fact,
  Loading,
  OrderTimeline,
  personName,
  Reports,
  Time,
  timelineOf,
} from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { PACKAGE_STATUS_LABELS } from '@assessment-kit/rules';
import { useLoaded } from '../data/use-loaded.ts';
import { usePackageNames } from '../packages/package-names.ts';
import { Failed } from '../parts/failed.tsx';
import { TONES } from '../parts/package-tones.ts';
import { Title } from '../parts/title.tsx';
import { hrefOf } from '../route.ts';
import { Assessment } from './assessment.tsx';

type Order = Schema<'SandboxOrder'>;

/** One order: what the partner reported so far, and everything that went to and fro for it. */
export function OrderView({ orderId }: { orderId: string }) {
  const loaded = useLoaded('/_sandbox/orders/{orderId}', { orderId });
  const deliveries = useLoaded('/_sandbox/deliveries');
  const names = usePackageNames();
  if (loaded === null) {
    return (
      <>
        <Title text="Order" />
        <Loading />
      </>
    );
  }
  if (!loaded.ok) {
    return (
      <>
        <Title text="Order" />
        {loaded.status === 404 ? <Unknown /> : <Failed what="The order" result={loaded} />}
      </>
    );
  }
  const order = loaded.body;
  const sent = deliveries?.ok ? deliveries.body.items.filter((delivery) => delivery.orderId === orderId) : [];
  return (
    <>
      <p class="crumb">
        <a href={hrefOf({ view: 'status', tab: order.packageStatus })}>
          Global Status: {PACKAGE_STATUS_LABELS[order.packageStatus]}
        </a>
      </p>
      <div class="title-row">
        <Title text={personName(order.assessee) ?? 'Nameless candidate'} />
        <Chip tone={TONES[order.packageStatus]} text={PACKAGE_STATUS_LABELS[order.packageStatus]} />
      </div>
      <p class="lead">
        {names.packageName(order)} <span class="quiet">for {order.companyId}</span>
      </p>
      <Facts order={order} />
      <h2>Results</h2>
      {order.assessments.map((assessment) => (
        <Assessment
          key={assessment.assessmentId}
          assessment={assessment}
          name={names.assessmentName(order, assessment.assessmentId)}
          testName={(testId) => names.testName(order, assessment.assessmentId, testId)}
        />
      ))}
      {order.assessments.length === 0 ? <p class="quiet">The package has no assessments.</p> : null}
      <h2>Timeline</h2>
      <OrderTimeline entries={timelineOf(order, sent)} />
    </>
  );
}

function Facts({ order }: { order: Order }) {
  return (
    <dl class="facts">
      <Fact name="Order id">
        <code>{order.orderId}</code>
      </Fact>
      <Fact name="Placed">
        <Time at={order.createdAt} />
      </Fact>
      <Fact name="Ordered by">{personName(order.requester) ?? 'Nobody is named'}</Fact>
      {order.jobId ? <Fact name="Job">{order.jobId}</Fact> : null}
      {order.billingCode ? <Fact name="Billing code">{order.billingCode}</Fact> : null}
      <Fact name="Partner's id">{order.partnerTrackingId ?? <span class="quiet">None yet</span>}</Fact>
      <Fact name="Overall score">
        {order.overallScore ?? <span class="quiet">None yet</span>}
        {order.overallScoreDescription ? ` (${order.overallScoreDescription})` : null}
      </Fact>
      <Fact name="Overall reports">
        <Reports reports={order.overallReports} />
      </Fact>
    </dl>
  );
}

function Unknown() {
  return (
    <div class="notice" role="note">
      <p>
        There is no such order. The sandbox may have been reset since.{' '}
        <a href={hrefOf({ view: 'status', tab: 'InProgress' })}>All orders</a>
      </p>
    </div>
  );
}
