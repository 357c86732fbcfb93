import type { ComponentChildren } from 'preact';
import { Chip, type Tone } from './chip.tsx';
import { Time } from './time.tsx';

/** Something that came in or went out. */
export interface TimelineItem {
  id: string;
  /** ISO 8601. */
  at: string;
  /** An arrow to the right or to the left. */
  direction: 'to' | 'from';
  title: string;
  outcome: string;
  tone: Tone;
  /** What stands behind the time, for example how long it took. */
  note?: string | undefined;
}

/** What went to and fro, oldest first, each entry to be opened. */
export function Timeline<Item extends TimelineItem>(properties: {
  items: readonly Item[];
  /** What an entry shows when it is open. */
  details: (item: Item) => ComponentChildren;
}) {
  const { items, details } = properties;
  return (
    <ol class="timeline">
      {items.map((item) => (
        <li key={item.id} class={`entry ${item.direction}`}>
          <details>
            <summary>
              <span class="entry-title">{item.title}</span>
              <Chip tone={item.tone} text={item.outcome} />
              <span class="quiet entry-time">
                <Time at={item.at} />
                {item.note === undefined ? null : ` · ${item.note}`}
              </span>
            </summary>
            {details(item)}
          </details>
        </li>
      ))}
    </ol>
  );
}

/** A text as it was sent, with a caption. JSON stands on many lines, anything else as it is. */
export function Message({ label, head = '', body }: { label: string; head?: string; body: string }) {
  const parts = [head, body === '' ? '' : indented(body)].filter((part) => part !== '');
  return (
    <figure class="message">
      <figcaption>{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre tabIndex={0}>{parts.join('\n\n')}</pre>
    </figure>
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
