import { useEffect, useState } from 'preact/hooks';

/** How long it says that it has copied, in ms. */
const SAID_MS = 2000;

/** Copies a text, and says so. */
export function CopyButton({ text, label, name = 'Copy' }: { text: () => string; label: string; name?: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setSaid('Copied'),
      () => setSaid('Not allowed'),
    );
  return (
    <span class="copy">
      <button type="button" class="small" aria-label={label} onClick={() => void copy()}>
        {said === '' ? name : said}
      </button>
      <span class="sr-only" role="status">
        {said}
      </span>
    </span>
  );
}
