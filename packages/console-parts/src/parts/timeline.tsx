import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
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
  /** What an entry shows when it is open; made only then, so it may load something. */
  details: (item: Item) => ComponentChildren;
}) {
  const { items, details } = properties;
  return (
    <ol class="timeline">
      {items.map((item) => (
        <Entry key={item.id} item={item} details={() => details(item)} />
      ))}
    </ol>
  );
}

function Entry({ item, details }: { item: TimelineItem; details: () => ComponentChildren }) {
  const { at, direction, title, outcome, tone, note } = item;
  const [open, setOpen] = useState(false);
  return (
    <li class={`entry ${direction}`}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span class="entry-title">{title}</span>
          <Chip tone={tone} text={outcome} />
          <span class="quiet entry-time">
            <Time at={at} />
            {note === undefined ? null : ` · ${note}`}
          </span>
        </summary>
        {open ? details() : null}
      </details>
    </li>
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
