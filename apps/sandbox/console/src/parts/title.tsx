import { useEffect } from 'preact/hooks';

/** The heading of a view; the title of the page follows it. */
export function Title({ text }: { text: string }) {
  useEffect(() => {
    document.title = `${text} · Sandbox`;
  }, [text]);
  return <h1>{text}</h1>;
}
