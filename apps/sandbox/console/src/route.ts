import { decodedPart, useHash } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/sandbox';

type Tab = Schema<'PackageRollUp'>;

/** What the console shows. The address keeps it, so that a view can be reloaded, shared, and left with the back button. */
export type Route =
  | { view: 'status'; tab: Tab }
  | { view: 'order'; orderId: string }
  | { view: 'packages' }
  | { view: 'controls' };

const TAB_NAMES = {
  InProgress: 'in-progress',
  ActionsNeeded: 'actions-needed',
  Completed: 'completed',
} as const satisfies Record<Tab, string>;

/** The address of a view. */
export function hrefOf(route: Route): string {
  if (route.view === 'order') return `#/orders/${encodeURIComponent(route.orderId)}`;
  return route.view === 'status' ? `#/status/${TAB_NAMES[route.tab]}` : `#/${route.view}`;
}

/** The view that an address names; the orders in progress when it names none. */
export function routeOf(hash: string): Route {
  const [view, name = ''] = hash.replace(/^#\/?/, '').split('/');
  if (view === 'orders' && name !== '') return { view: 'order', orderId: decodedPart(name) };
  if (view === 'packages' || view === 'controls') return { view };
  const tab = (Object.keys(TAB_NAMES) as Tab[]).find((each) => TAB_NAMES[each] === name);
  return { view: 'status', tab: tab ?? 'InProgress' };
}

/** The view of the current address. */
export function useRoute(): Route {
  return routeOf(useHash());
}
