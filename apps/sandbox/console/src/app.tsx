import { useEffect, useRef, useState } from 'preact/hooks';
import { ControlsView } from './controls/controls-view.tsx';
import { type Connection, followPage, watch } from './data/live.ts';
import { OrderView } from './order/order-view.tsx';
import { PackagesView } from './packages/packages-view.tsx';
import { keepFocus } from './parts/keep-focus.ts';
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
  const main = useRef<HTMLElement>(null);
  const shown = route.view === 'order' ? route.orderId : route.view;
  const before = useRef(shown);

  useEffect(followPage, []);
  useEffect(() => (main.current ? keepFocus(main.current) : undefined), []);
  useEffect(() => {
    // Who follows a link by keyboard or hears the page goes on at the new view; who opens the page begins at its top.
    if (before.current !== shown) main.current?.focus();
    before.current = shown;
    scrollTo(0, 0);
  }, [shown]);

  return (
    <>
      <button class="skip" type="button" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <header class="bar">
        <p class="brand">
          Sandbox <span class="quiet">plays the platform</span>
        </p>
        <nav aria-label="Views">
          {VIEWS.map(({ name, route: target, within }) => (
            <a
              key={name}
              href={hrefOf(target)}
              aria-current={(within as readonly string[]).includes(route.view) ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
        <ConnectionState />
      </header>
      <main ref={main} tabIndex={-1}>
        <View route={route} />
      </main>
    </>
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

const CONNECTIONS = { connecting: 'Connecting', live: 'Live', lost: 'Not connected' } satisfies Record<
  Connection,
  string
>;

function ConnectionState() {
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => watch(setConnection), []);
  return (
    <p class={`connection ${connection}`} role="status">
      {CONNECTIONS[connection]}
    </p>
  );
}
