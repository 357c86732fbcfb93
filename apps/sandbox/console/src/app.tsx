import { Frame } from '@assessment-kit/console-parts';
import { useEffect } from 'preact/hooks';
import { ControlsView } from './controls/controls-view.tsx';
import { followPage, watch } from './data/live.ts';
import { OrderView } from './order/order-view.tsx';
import { PackagesView } from './packages/packages-view.tsx';
import { hrefOf, type Route, useRoute } from './route.ts';
import { StatusView } from './status-view.tsx';

const VIEWS = [
  { name: 'Global Status', route: { view: 'status', tab: 'InProgress' }, within: ['status', 'order'] },
  { name: 'Packages', route: { view: 'packages' }, within: ['packages'] },
  { name: 'Controls', route: { view: 'controls' }, within: ['controls'] },
] as const satisfies readonly { name: string; route: Route; within: readonly Route['view'][] }[];

/** The console: what an HR user sees of the platform, and what a partner's engineer needs besides. */
export function App() {
  const route = useRoute();
  useEffect(followPage, []);
  return (
    <Frame
      name="Sandbox"
      about="plays the platform"
      views={VIEWS.map(({ name, route: target, within }) => ({
        name,
        href: hrefOf(target),
        current: (within as readonly string[]).includes(route.view),
      }))}
      shown={route.view === 'order' ? route.orderId : route.view}
      watch={watch}
    >
      <View route={route} />
    </Frame>
  );
}

function View({ route }: { route: Route }) {
  switch (route.view) {
    case 'status':
      return <StatusView tab={route.tab} />;
    case 'order':
      return <OrderView key={route.orderId} orderId={route.orderId} />;
    case 'packages':
      return <PackagesView />;
    case 'controls':
      return <ControlsView />;
  }
}
