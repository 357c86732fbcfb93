import { useLayoutEffect } from 'preact/hooks';

/** The heading of a view; the title of the page follows it. */
export function Title({ text, site }: { text: string; site: string }) {
  useLayoutEffect(() => {
    document.title = `${text} · ${site}`;
  }, [text, site]);
  return <h1>{text}</h1>;
}
