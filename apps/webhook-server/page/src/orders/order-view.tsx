import { Chip, Fact, personName, Time, Timeline } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { useLoaded } from '../data/api.ts';
import { EventDetails } from '../events/event-details.tsx';
import { EventStateChip } from '../parts/state-chips.tsx';
import { Title } from '../parts/title.tsx';
import { ViewOf } from '../parts/view-of.tsx';
import { hrefOf } from '../route.ts';
import { UpdateDetails } from '../updates/update-details.tsx';
import { EraseControl } from './erase-control.tsx';
import { Reported } from './reported.tsx';
import { timelineOf } from './timeline-items.ts';

type Order = Schema<'OrderDetail'>;

/** One order: what came in, what was reported, and its timeline from the callback to the last update. */
export function OrderView({ orderId }: { orderId: string }) {
  const loaded = useLoaded('/v1/orders/{orderId}', { orderId });
  const order = loaded?.ok ? loaded.body : null;
  return (
    <>
      <p class="crumb">
        <a href={hrefOf({ view: 'orders' })}>Orders</a>
      </p>
      <div class="title-row">
        <Title text={order === null ? 'Order' : (personName(order.assessmentOrder.assessee) ?? 'Nameless candidate')} />
        {order === null ? null : <EventStateChip state={order.state} />}
        {order?.personalDataErasedAt ? <Chip tone="neutral" text="personal data erased" /> : null}
      </div>
      <ViewOf loaded={loaded}>{(body) => <Details order={body} />}</ViewOf>
    </>
  );
}

function Details({ order }: { order: Order }) {
  const items = timelineOf(order);
  return (
    <>
      <Facts order={order} />
      <h2>Timeline</h2>
      <Timeline
        items={items}
        details={({ id, kind }) => (kind === 'event' ? <EventDetails eventId={id} /> : <UpdateDetails updateId={id} />)}
      />
      <h2>Reported so far</h2>
      <Reported order={order} />
      <h2>Personal data</h2>
      <EraseControl order={order} />
    </>
  );
}

function Facts({ order }: { order: Order }) {
  const { assessee, requester, jobId, billingCode, tests } = order.assessmentOrder;
  return (
    <dl class="facts">
      <Fact name="Order id">
        <code>{order.orderId}</code>
      </Fact>
      <Fact name="Company">{order.companyId}</Fact>
      <Fact name="Package">{order.packageId}</Fact>
      {tests && tests.length > 0 ? <Fact name="Tests">{tests.map(({ testId }) => testId).join(', ')}</Fact> : null}
      <Fact name="Received">
        <Time at={order.receivedAt} />
      </Fact>
      {order.revision > 1 ? (
        <Fact name="Changed">
          <Time at={order.revisedAt} /> <span class="quiet">(revision {order.revision})</span>
        </Fact>
      ) : null}
      {assessee?.email ? <Fact name="E-mail">{assessee.email}</Fact> : null}
      {assessee?.mobile ? <Fact name="Mobile">{assessee.mobile}</Fact> : null}
      {personName(requester) === null ? null : <Fact name="Ordered by">{personName(requester)}</Fact>}
      {jobId ? <Fact name="Job">{jobId}</Fact> : null}
      {billingCode ? <Fact name="Billing code">{billingCode}</Fact> : null}
    </dl>
  );
}
