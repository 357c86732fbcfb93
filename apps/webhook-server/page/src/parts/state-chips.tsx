import { Chip, type Tone } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';

interface Shown {
  text: string;
  tone: Tone;
}

const EVENT_STATES = {
  pending: { text: 'waiting', tone: 'busy' },
  handed_over: { text: 'handed over', tone: 'good' },
  dead: { text: 'dead letter', tone: 'bad' },
} as const satisfies Record<Schema<'EventState'>, Shown>;

const UPDATE_STATES = {
  queued: { text: 'queued', tone: 'busy' },
  sending: { text: 'sending', tone: 'busy' },
  delivered: { text: 'delivered', tone: 'good' },
  refused: { text: 'refused', tone: 'bad' },
  in_doubt: { text: 'in doubt', tone: 'attention' },
  discarded: { text: 'discarded', tone: 'neutral' },
} as const satisfies Record<Schema<'UpdateState'>, Shown>;

const EVENT_TYPES = {
  'order.placed': 'Order received',
  'order.changed': 'Changed order received',
  'job.received': 'Job received',
  'error.received': 'Error received',
} as const satisfies Record<Schema<'EventType'>, string>;

export function eventStateOf(state: Schema<'EventState'>): Shown {
  return EVENT_STATES[state];
}

export function updateStateOf(state: Schema<'UpdateState'>): Shown {
  return UPDATE_STATES[state];
}

export function eventTitle(type: Schema<'EventType'>): string {
  return EVENT_TYPES[type];
}

export function EventStateChip({ state }: { state: Schema<'EventState'> }) {
  return <Chip {...eventStateOf(state)} />;
}
