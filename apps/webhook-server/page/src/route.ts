import { decodedPart, useHash } from '@assessment-kit/console-parts';

/** What the page shows. `cursor` is where a page of a list begins. */
export type Route =
  | { view: 'overview' }
  | { view: 'orders' | 'dead-letters' | 'lost-orders'; cursor?: string }
  | { view: 'order'; orderId: string }
  | { view: 'decisions'; state: DecisionState; cursor?: string };

/** Updates that wait for a person. */
export type DecisionState = 'refused' | 'in_doubt';

const DECISION_NAMES = { refused: 'refused', in_doubt: 'in-doubt' } as const satisfies Record<DecisionState, string>;

/** The address of a view. */
export function hrefOf(route: Route): string {
  if (route.view === 'overview') return '#/';
  if (route.view === 'order') return `#/orders/${encodeURIComponent(route.orderId)}`;
  const list = route.view === 'decisions' ? `#/decisions/${DECISION_NAMES[route.state]}` : `#/${route.view}`;
  return route.cursor === undefined ? list : `${list}?before=${encodeURIComponent(route.cursor)}`;
}

/** The view that an address names; the overview when it names none. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, name = ''] = path.split('/');
  const before = new URLSearchParams(query).get('before');
  const page = before === null ? {} : { cursor: before };
  if (view === 'orders' && name !== '') return { view: 'order', orderId: decodedPart(name) };
  if (view === 'orders' || view === 'dead-letters' || view === 'lost-orders') return { view, ...page };
  if (view === 'decisions') return { view, state: name === 'in-doubt' ? 'in_doubt' : 'refused', ...page };
  return { view: 'overview' };
}

/** The view of the current address. */
export function useRoute(): Route {
  return routeOf(useHash());
}
