import type { TimelineEntry, Message as WireMessage } from './order-timeline-entries.ts';
import { Message, Timeline } from './timeline.tsx';

/** What went to and fro for an order. */
export function OrderTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) {
    return <p class="quiet">Nothing was sent for this order: the partner has registered no callback.</p>;
  }
  return (
    <Timeline
      items={entries}
      details={({ direction, request, response }) => (
        <>
          <Sent label={direction === 'to' ? 'Sent to the partner' : 'Sent by the partner'} message={request} />
          {response ? <Sent label="Answer" message={response} /> : <p class="quiet">There was no answer.</p>}
        </>
      )}
    />
  );
}

function Sent({ label, message: { line, headers, body } }: { label: string; message: WireMessage }) {
  const head = [line, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n');
  return <Message label={label} head={head} body={body} />;
}
