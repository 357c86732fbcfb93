import { useEffect, useState } from 'preact/hooks';

/** The part of the address after `#`: it keeps the view, so that one can be reloaded, shared, and left with the back button. */
export function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return hash;
}
