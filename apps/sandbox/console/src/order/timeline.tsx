import { Chip } from '../parts/chip.tsx';
import { Time } from '../parts/time.tsx';
import type { Message, TimelineEntry } from './timeline-entries.ts';

/** What went to and fro, each entry to be opened. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) {
    return <p class="quiet">Nothing was sent for this order: the partner has registered no callback.</p>;
  }
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <li key={entry.id} class={`entry ${entry.direction}`}>
          <details>
            <summary>
              <span class="entry-title">{entry.title}</span>
              <Chip tone={entry.tone} text={entry.outcome} />
              <span class="quiet entry-time">
                <Time at={entry.at} />
                {entry.durationMs === null ? null : ` · ${entry.durationMs} ms`}
              </span>
            </summary>
            <MessageText
              label={entry.direction === 'to' ? 'Sent to the partner' : 'Sent by the partner'}
              message={entry.request}
            />
            {entry.response ? (
              <MessageText label="Answer" message={entry.response} />
            ) : (
              <p class="quiet">There was no answer.</p>
            )}
          </details>
        </li>
      ))}
    </ol>
  );
}

function MessageText({ label, message: { line, headers, body } }: { label: string; message: Message }) {
  const head = [line, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n');
  const text = body === '' ? head : `${head}\n\n${indented(body)}`;
  return (
    <figure class="message">
      <figcaption>{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}

/** JSON on many lines; anything else as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
