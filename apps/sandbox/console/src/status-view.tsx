import { Chip, Empty, Loading, personName, Tabs, Time } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { PACKAGE_STATUS_LABELS } from '@assessment-kit/rules';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLoaded } from './data/use-loaded.ts';
import { type PackageNames, usePackageNames } from './packages/package-names.ts';
import { Failed } from './parts/failed.tsx';
import { Title } from './parts/title.tsx';
import { hrefOf } from './route.ts';

type Order = Schema<'SandboxOrder'>;
type Tab = Schema<'PackageRollUp'>;

/** Orders shown at once; more on request, so that a thousand orders do not slow the page. */
const SHOWN_ORDERS = 100;

const TABS = Object.keys(PACKAGE_STATUS_LABELS) as Tab[];

/** The orders by the status of their package, as the platform's users see them. */
export function StatusView({ tab }: { tab: Tab }) {
  const loaded = useLoaded('/_sandbox/orders');
  const names = usePackageNames();
  const orders = loaded?.ok ? loaded.body.items : [];
  const tabs = TABS.map((each) => ({
    id: each,
    label: PACKAGE_STATUS_LABELS[each],
    count: orders.filter(({ packageStatus }) => packageStatus === each).length,
    href: hrefOf({ view: 'status', tab: each }),
  }));
  return (
    <>
      <Title text="Global Status" />
      <Tabs label="Status of the package" tabs={tabs} selected={tab}>
        {loaded === null ? (
          <Loading />
        ) : loaded.ok ? (
          <Orders
            key={tab}
            tab={tab}
            names={names}
            orders={orders.filter(({ packageStatus }) => packageStatus === tab)}
          />
        ) : (
          <Failed what="Orders" result={loaded} />
        )}
      </Tabs>
    </>
  );
}

function Orders({ tab, names, orders }: { tab: Tab; names: PackageNames; orders: readonly Order[] }) {
  const [shown, setShown] = useState(SHOWN_ORDERS);
  const list = useRef<HTMLUListElement>(null);
  // Who asked for more goes on at the first one that came.
  useLayoutEffect(() => {
    if (shown > SHOWN_ORDERS) list.current?.children[shown - SHOWN_ORDERS]?.querySelector('a')?.focus();
  }, [shown]);
  if (orders.length === 0) {
    return (
      <Empty title={`No order is ${PACKAGE_STATUS_LABELS[tab].toLowerCase()}`}>
        Place one on the page <a href={hrefOf({ view: 'packages' })}>Packages</a>, or by{' '}
        <code>POST /_sandbox/orders</code>.
      </Empty>
    );
  }
  return (
    <>
      <ul class="rows" ref={list}>
        {orders.slice(0, shown).map((order) => (
          <OrderRow key={order.orderId} order={order} names={names} />
        ))}
      </ul>
      {orders.length > shown && (
        <button type="button" onClick={() => setShown(shown + SHOWN_ORDERS)}>
          Show more of {orders.length} orders
        </button>
      )}
    </>
  );
}

function OrderRow({ order, names }: { order: Order; names: PackageNames }) {
  return (
    <li class="row">
      <a class="row-link" href={hrefOf({ view: 'order', orderId: order.orderId })}>
        {personName(order.assessee) ?? 'Nameless candidate'}
      </a>
      <span class="row-package">{names.packageName(order)}</span>
      <span class="quiet">{order.companyId}</span>
      <span class="quiet">
        <Progress order={order} />
      </span>
      <span class="quiet end">
        <Time at={order.createdAt} />
      </span>
    </li>
  );
}

/** How far the order is, or that the partner never got it. */
function Progress({ order: { assessments, deliveries } }: { order: Order }) {
  const outcomes = deliveries.flatMap(({ callback, outcome }) => (callback === 'order' ? (outcome ?? []) : []));
  if (outcomes.length > 0 && !outcomes.includes('accepted')) return <Chip tone="bad" text="Not delivered" />;
  const finished = assessments.filter(({ status }) => status.value === 'Complete').length;
  return (
    <>
      {finished} of {assessments.length} complete
    </>
  );
}
