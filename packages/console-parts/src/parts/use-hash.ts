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

/** A part of an address as it was before it was encoded; as it stands when somebody wrote it by hand and wrong. */
export function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
