import { Frame, type FrameView } from '@assessment-kit/console-parts';
import { useEffect } from 'preact/hooks';
import { useLoaded } from './data/api.ts';
import { followPage, watch } from './data/live.ts';
import { forgetToken, useToken } from './data/token.ts';
import { DeadLettersView } from './events/dead-letters-view.tsx';
import { LostOrdersView } from './events/lost-orders-view.tsx';
import { OrderView } from './orders/order-view.tsx';
import { OrdersView } from './orders/orders-view.tsx';
import { OverviewView } from './overview/overview-view.tsx';
import { hrefOf, type Route, useRoute } from './route.ts';
import { SignIn } from './sign-in.tsx';
import { DecisionsView } from './updates/decisions-view.tsx';

/** The operator's page: what came in, what went out, and what waits for a person. */
export function App() {
  const { present, refused } = useToken();
  useEffect(followPage, []);
  return present ? <Page /> : <SignIn refused={refused} />;
}

function Page() {
  const route = useRoute();
  const views = useViews(route);
  return (
    <Frame
      name="Webhook server"
      about="operator"
      views={views}
      shown={JSON.stringify(route)}
      watch={watch}
      extra={
        <button class="quiet-button" type="button" onClick={() => forgetToken('signed_out')}>
          Sign out
        </button>
      }
    >
      <View route={route} />
    </Frame>
  );
}

/** The navigation, with how much waits for a person where. */
function useViews(route: Route): FrameView[] {
  const overview = useLoaded('/v1/overview');
  const waiting = overview?.ok ? overview.body : null;
  const decisions = waiting && waiting.updates.refused + waiting.updates.inDoubt;
  return [
    entry('Overview', { view: 'overview' }, ['overview']),
    entry('Orders', { view: 'orders' }, ['orders', 'order']),
    entry('Dead letters', { view: 'dead-letters' }, ['dead-letters'], waiting?.events.dead),
    entry('Decisions', { view: 'decisions', state: 'refused' }, ['decisions'], decisions),
    entry('Lost orders', { view: 'lost-orders' }, ['lost-orders'], waiting?.lostOrders),
  ];

  function entry(name: string, target: Route, within: readonly Route['view'][], count?: number | null): FrameView {
    return {
      name,
      href: hrefOf(target),
      current: within.includes(route.view),
      ...(count ? { count } : {}),
    };
  }
}

function View({ route }: { route: Route }) {
  switch (route.view) {
    case 'overview':
      return <OverviewView />;
    case 'orders':
      return <OrdersView cursor={route.cursor} />;
    case 'order':
      return <OrderView key={route.orderId} orderId={route.orderId} />;
    case 'dead-letters':
      return <DeadLettersView cursor={route.cursor} />;
    case 'decisions':
      return <DecisionsView state={route.state} cursor={route.cursor} />;
    case 'lost-orders':
      return <LostOrdersView cursor={route.cursor} />;
  }
}
