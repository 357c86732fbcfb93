import { Empty, Field, personName, Time } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { useState } from 'preact/hooks';
import { useLoaded } from '../data/api.ts';
import { Pages } from '../parts/pages.tsx';
import { EventStateChip } from '../parts/state-chips.tsx';
import { Title } from '../parts/title.tsx';
import { ViewOf } from '../parts/view-of.tsx';
import { hrefOf } from '../route.ts';

/** Orders received, newest first. */
export function OrdersView({ cursor }: { cursor: string | undefined }) {
  const loaded = useLoaded('/v1/orders', { cursor });
  return (
    <>
      <Title text="Orders" />
      <FindOrder />
      <ViewOf loaded={loaded}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <Empty title="No order yet">The platform delivers orders to the path /callbacks/orders.</Empty>
            ) : (
              <ul class="rows">
                {items.map((order) => (
                  <OrderRow key={order.orderId} order={order} />
                ))}
              </ul>
            )}
            <Pages
              first={hrefOf({ view: 'orders' })}
              next={nextCursor && hrefOf({ view: 'orders', cursor: nextCursor })}
              onFirst={cursor === undefined}
            />
          </>
        )}
      </ViewOf>
    </>
  );
}

function OrderRow({ order }: { order: Schema<'ReceivedOrder'> }) {
  return (
    <li class="row">
      <a class="row-link" href={hrefOf({ view: 'order', orderId: order.orderId })}>
        {personName(order.assessmentOrder.assessee) ?? order.orderId}
      </a>
      <span class="quiet">{order.packageId}</span>
      <span class="quiet">{order.companyId}</span>
      <span>
        <EventStateChip state={order.state} />
      </span>
      <span class="quiet end">
        <Time at={order.receivedAt} />
      </span>
    </li>
  );
}

/** Opens an order by its id: support asks by id. */
function FindOrder() {
  const [orderId, setOrderId] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (orderId.trim() !== '') location.hash = hrefOf({ view: 'order', orderId: orderId.trim() });
  };
  return (
    <form class="find" onSubmit={submit}>
      <Field label="Order id">
        {(ids) => (
          <input {...ids} required value={orderId} onInput={(event) => setOrderId(event.currentTarget.value)} />
        )}
      </Field>
      <button type="submit">Open order</button>
    </form>
  );
}
