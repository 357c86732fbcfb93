import type { Schema } from '@assessment-kit/contract/webhook-server';
import type { MessageQuery, MessageState, StoredMessage } from '../store/store.ts';

/*
 * The life of an update, written down once. The worker, the API, its documentation and the tests all follow these tables:
 * a step that is not in them cannot be taken.
 */

export type UpdateState = Schema<'UpdateState'>;

export interface UpdateStateFacts {
  /** How the store keeps it. */
  readonly stored: MessageState;
  /** Of what is pending in the store: whether a worker holds its lane right now. */
  readonly leased: boolean;
  /** Whether it counts as reported when the next results are planned. */
  readonly reported: boolean;
  /** A sentence for people. */
  readonly meaning: string;
}

export const UPDATE_STATES = {
  queued: {
    stored: 'pending',
    leased: false,
    reported: true,
    meaning: 'It waits for its turn, or for its next attempt.',
  },
  sending: {
    stored: 'pending',
    leased: true,
    reported: true,
    meaning: 'It is on its way to the platform right now.',
  },
  delivered: {
    stored: 'done',
    leased: false,
    reported: true,
    meaning: 'The platform took it, or somebody confirmed that it did.',
  },
  refused: {
    stored: 'refused',
    leased: false,
    reported: false,
    meaning: 'The platform refused it for good. The order stops until somebody decides, or reports better results.',
  },
  in_doubt: {
    stored: 'in_doubt',
    leased: false,
    reported: true,
    meaning: 'The platform took it without its reports. Whether those had arrived before, nobody can tell from here.',
  },
  discarded: {
    stored: 'discarded',
    leased: false,
    reported: false,
    meaning: 'It was refused, and somebody gave it up.',
  },
} as const satisfies Record<UpdateState, UpdateStateFacts>;

/** What happens to an update. */
export type UpdateEvent =
  | 'accepted'
  | 'leased'
  | Exclude<Schema<'AttemptOutcome'>, 'under_way'>
  | 'retry'
  | 'confirm'
  | 'discard';

/** What becomes of the lane, that is of the order's later updates. */
export type LaneEffect =
  /** The next one may leave. */
  | 'goes_on'
  /** The next one has to wait until this one is settled. */
  | 'held'
  /** The lane waits for the next attempt at this one. */
  | 'waits'
  /** Nothing of this order leaves until somebody decides. */
  | 'stops'
  /** As it was. */
  | 'unchanged';

export interface UpdateTransition {
  /** `null`: it did not exist. */
  readonly from: UpdateState | null;
  readonly event: UpdateEvent;
  readonly to: UpdateState;
  /** Who brings it about. */
  readonly by: 'partner' | 'worker' | 'platform' | 'operator';
  readonly lane: LaneEffect;
  /** A sentence for people. */
  readonly when: string;
}

export const UPDATE_TRANSITIONS = [
  {
    from: null,
    event: 'accepted',
    to: 'queued',
    by: 'partner',
    lane: 'goes_on',
    when: 'Results were reported, and this update is a part of the way there. A stopped order goes on.',
  },
  {
    from: 'queued',
    event: 'leased',
    to: 'sending',
    by: 'worker',
    lane: 'held',
    when: 'It is the first of its order, its time has come, and the platform’s limits allow it. The attempt is counted now.',
  },
  {
    from: 'sending',
    event: 'taken',
    to: 'delivered',
    by: 'platform',
    lane: 'goes_on',
    when: 'The platform answered with a success.',
  },
  {
    from: 'sending',
    event: 'taken_without_reports',
    to: 'in_doubt',
    by: 'platform',
    lane: 'goes_on',
    when: 'The platform answered with a success, but the reports had been left out, because an attempt before got no clear answer.',
  },
  {
    from: 'sending',
    event: 'refused',
    to: 'refused',
    by: 'platform',
    lane: 'stops',
    when: 'The platform refused this update, and would refuse it again.',
  },
  {
    from: 'sending',
    event: 'postponed',
    to: 'queued',
    by: 'platform',
    lane: 'waits',
    when: 'The platform was not reached. The same is sent again later.',
  },
  {
    from: 'sending',
    event: 'held_back',
    to: 'queued',
    by: 'platform',
    lane: 'waits',
    when: 'The platform asked to slow down, or refused the client itself. All orders wait; the same is sent again later.',
  },
  {
    from: 'sending',
    event: 'no_clear_answer',
    to: 'queued',
    by: 'platform',
    lane: 'waits',
    when: 'It may have arrived: the time was over, the connection broke, or the platform failed. It is sent again without its reports.',
  },
  {
    from: 'sending',
    event: 'cut_off',
    to: 'queued',
    by: 'worker',
    lane: 'waits',
    when: 'The process ended or lost its lease in the middle. It may have arrived, so it is sent again without its reports.',
  },
  {
    from: 'refused',
    event: 'retry',
    to: 'queued',
    by: 'operator',
    lane: 'goes_on',
    when: 'The cause was removed at the platform. It leaves before those that wait behind it.',
  },
  {
    from: 'refused',
    event: 'discard',
    to: 'discarded',
    by: 'operator',
    lane: 'goes_on',
    when: 'It is given up for good. What was planned after it leaves.',
  },
  {
    from: 'in_doubt',
    event: 'retry',
    to: 'queued',
    by: 'operator',
    lane: 'unchanged',
    when: 'Somebody looked at the platform, and the reports are not there. Only they are sent.',
  },
  {
    from: 'in_doubt',
    event: 'confirm',
    to: 'delivered',
    by: 'operator',
    lane: 'unchanged',
    when: 'Somebody looked at the platform, and the reports are there. Nothing is sent.',
  },
] as const satisfies readonly UpdateTransition[];

/** An update as far as it can be shown; where it stands in the store does not matter. */
export type AcceptedUpdate = Omit<StoredMessage, 'seq' | 'queue' | 'type' | 'revision' | 'origin'>;

/** The states in which an event can happen. */
export function statesBefore(event: UpdateEvent): UpdateState[] {
  return UPDATE_TRANSITIONS.flatMap((each) => (each.event === event && each.from !== null ? [each.from] : []));
}

/** The step that an event leads to. @throws {Error} when it cannot happen in that state. */
export function transition(from: UpdateState | null, event: UpdateEvent): UpdateTransition {
  const found = UPDATE_TRANSITIONS.find((each) => each.from === from && each.event === event);
  if (!found) throw new Error(`An update that is ${from ?? 'new'} cannot be ${event}.`);
  return found;
}

/** The state of an update as the store keeps it. */
export function stateOf(
  { state, leasedUntil = 0 }: Pick<StoredMessage, 'state' | 'leasedUntil'>,
  now: number,
): UpdateState {
  const leased = state === 'pending' && leasedUntil > now;
  const names = Object.keys(UPDATE_STATES) as UpdateState[];
  const name = names.find((each) => UPDATE_STATES[each].stored === state && UPDATE_STATES[each].leased === leased);
  if (name === undefined) throw new Error(`An update cannot be ${state}.`);
  return name;
}

/** How to find the updates in a state. @param now Epoch ms. */
export function storedState(state: UpdateState, now: number): Pick<MessageQuery, 'state' | 'leased'> {
  const { stored, leased } = UPDATE_STATES[state];
  return { state: stored, ...(stored === 'pending' ? { leased: { is: leased, now } } : {}) };
}

/** Whether an update counts as reported. */
export function countsAsReported(message: { state: MessageState }): boolean {
  return UPDATE_STATES[stateOf(message, 0)].reported;
}
