import type { Schema } from '@assessment-kit/contract/webhook-server';
import type { MessageState } from '../store/store.ts';

/*
 * The life of an event, written down once: the API, its documentation and what puts an event back follow these tables.
 */

export type EventState = Schema<'EventState'>;

export interface EventStateFacts {
  /** How the store keeps it; it has one set of names for both queues. */
  readonly stored: MessageState;
  /** A sentence for people. */
  readonly meaning: string;
}

export const EVENT_STATES = {
  pending: {
    stored: 'pending',
    meaning: 'It waits for its turn or its next attempt, or is being handed over right now.',
  },
  handed_over: { stored: 'done', meaning: 'Your system took it.' },
  dead: { stored: 'dead', meaning: 'It was given up: a dead letter. Later events of the same order go on without it.' },
} as const satisfies Record<EventState, EventStateFacts>;

export type EventHappening =
  | 'received'
  | 'taken'
  | 'not_taken'
  | 'given_up'
  | 'erased'
  | 'delivered_again'
  | 'replayed';

export interface EventTransition {
  /** `null`: it did not exist. */
  readonly from: EventState | null;
  readonly event: EventHappening;
  readonly to: EventState;
  /** Who brings it about. */
  readonly by: 'platform' | 'partner' | 'worker' | 'operator';
  /** A sentence for people. */
  readonly when: string;
}

export const EVENT_TRANSITIONS = [
  {
    from: null,
    event: 'received',
    to: 'pending',
    by: 'platform',
    when: 'A callback is on disk, and is answered with 200.',
  },
  {
    from: 'pending',
    event: 'taken',
    to: 'handed_over',
    by: 'partner',
    when: 'Your handler came to its end, or `FORWARD_URL` answered with a success.',
  },
  {
    from: 'pending',
    event: 'not_taken',
    to: 'pending',
    by: 'partner',
    when: 'Your system failed, refused it or gave no answer. It is tried again after a wait that grows, with the same id.',
  },
  {
    from: 'pending',
    event: 'given_up',
    to: 'dead',
    by: 'worker',
    when: 'Your system said that it will never take it (410, or `GiveUpError`), or `GIVE_UP_AFTER_HOURS` have passed since the first attempt failed.',
  },
  {
    from: 'pending',
    event: 'erased',
    to: 'dead',
    by: 'operator',
    when: 'The personal data of its order was erased by force. Nothing is left to be handed over.',
  },
  {
    from: 'dead',
    event: 'delivered_again',
    to: 'pending',
    by: 'platform',
    when: 'The platform sent the same callback once more.',
  },
  {
    from: 'dead',
    event: 'replayed',
    to: 'pending',
    by: 'operator',
    when: 'Somebody wants it handed over. It keeps its id.',
  },
  {
    from: 'handed_over',
    event: 'replayed',
    to: 'pending',
    by: 'operator',
    when: 'Somebody wants it handed over once more, and says so with `state=handed_over`. It keeps its id.',
  },
] as const satisfies readonly EventTransition[];

/**
 * How the store keeps the states in which something can happen to an event. Only a type: the receiver's core is small, and
 * does without these tables.
 */
export type StoredBefore<Happening extends EventHappening> = (typeof EVENT_STATES)[StateBefore<Happening>]['stored'];

type StateBefore<Happening extends EventHappening> = NonNullable<
  Extract<(typeof EVENT_TRANSITIONS)[number], { event: Happening }>['from']
>;

/** The state of an event as the store keeps it. */
export function eventStateOf(stored: MessageState): EventState {
  const name = (Object.keys(EVENT_STATES) as EventState[]).find((each) => EVENT_STATES[each].stored === stored);
  if (name === undefined) throw new Error(`An event cannot be ${stored}.`);
  return name;
}
