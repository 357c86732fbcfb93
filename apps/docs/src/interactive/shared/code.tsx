import type { ComponentChildren } from 'preact';

/** Strings, with the colon after a key; numbers, `true`, `false` and `null`. */
const JSON_PARTS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A text in the font of code, which can be scrolled by keyboard. */
export function Code({ text, json = false, label }: { text: string; json?: boolean; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class="code" tabIndex={0} aria-label={label}>
      <pre>
        <code>{json ? coloured(text) : text}</code>
      </pre>
    </section>
  );
}

function coloured(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const match of text.matchAll(JSON_PARTS)) {
    const [all, string, colon] = match;
    parts.push(text.slice(at, match.index));
    const kind = string === undefined ? 'literal' : colon === undefined ? 'string' : 'key';
    parts.push(<span class={`json-${kind}`}>{string ?? all}</span>, colon ?? '');
    at = match.index + all.length;
  }
  return [...parts, text.slice(at)];
}
