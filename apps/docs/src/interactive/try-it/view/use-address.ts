import { useEffect, useState } from 'preact/hooks';

/** What the page shows, as its address says. */
export interface Address {
  readonly view: 'operations' | 'webhooks';
  readonly operation: string | null;
  /** Parameters that are given already, by name: an order's id, for example. */
  readonly given: Readonly<Record<string, string>>;
  /** The callback to begin with: `order`, `error` or `job`. */
  readonly webhook: string | null;
}

/** The address, which follows what is chosen; a step back in the browser is one on the page as well. */
export function useAddress(): readonly [Address, (address: Address) => void] {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const onPopState = () => setAddress(read());
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }, []);
  const go = (next: Address) => {
    setAddress(next);
    const search = written(next);
    if (search !== location.search) history.pushState(null, '', `${location.pathname}${search}`);
  };
  return [address, go];
}

function read(): Address {
  const { operation = null, webhook = null, ...given } = Object.fromEntries(new URLSearchParams(location.search));
  return { view: webhook === null ? 'operations' : 'webhooks', operation, webhook, given };
}

function written({ view, operation, webhook, given }: Address): string {
  if (view === 'webhooks') return `?webhook=${webhook ?? 'order'}`;
  const query = new URLSearchParams({ ...(operation === null ? {} : { operation }), ...given });
  return query.size === 0 ? '' : `?${query}`;
}
