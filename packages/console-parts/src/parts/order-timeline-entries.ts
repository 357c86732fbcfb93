import type { Schema } from '@assessment-kit/contract/sandbox';
import type { TimelineItem } from './timeline.tsx';

/** Something that went to the partner or came from it. */
export interface TimelineEntry extends TimelineItem {
  /** What was sent: a line such as `POST https://…`, headers, and a body. */
  request: Message;
  /** What was answered; `null` when nothing was. */
  response: Message | null;
}

export interface Message {
  line: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

type Delivery = Schema<'DeliveryRecord'>;

const TITLES = {
  order: 'Order sent',
  error: 'Error reported',
  job: 'Job sent',
} as const satisfies Record<Delivery['callback'], string>;

/** Deliveries and updates of an order, oldest first. */
export function timelineOf(order: Schema<'SandboxOrder'>, deliveries: readonly Delivery[]): TimelineEntry[] {
  const entries = [...deliveries]
    .reverse()
    .map(deliveryEntry)
    .concat((order.updates ?? []).map(updateEntry));
  return entries.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function deliveryEntry(delivery: Delivery): TimelineEntry {
  const { deliveryId, callback, url, startedAt, durationMs, outcome, status, request, response } = delivery;
  return {
    id: deliveryId,
    at: startedAt,
    direction: 'to',
    title: TITLES[callback],
    outcome: [outcome ?? 'under way', status].filter((part) => part !== null).join(' '),
    tone: outcome === null ? 'busy' : outcome === 'accepted' ? 'good' : 'bad',
    ...(durationMs === null ? {} : { note: `${durationMs} ms` }),
    request: { line: `POST ${url}`, ...request },
    response: response && { line: `${status}`, ...response },
  };
}

function updateEntry({
  updateId,
  orderId,
  receivedAt,
  status,
  request,
  response,
}: Schema<'RecordedUpdate'>): TimelineEntry {
  const accepted = status < 300;
  return {
    id: updateId,
    at: receivedAt,
    direction: 'from',
    title: 'Update received',
    outcome: `${accepted ? 'accepted' : 'refused'} ${status}`,
    tone: accepted ? 'good' : 'bad',
    request: { line: `PATCH …/assessmentOrders/${orderId}`, headers: {}, body: request },
    response: { line: `${status}`, headers: {}, body: response ?? '' },
  };
}
