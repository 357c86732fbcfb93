import {
  EVENT_STATES,
  EVENT_TRANSITIONS,
  UPDATE_STATES,
  UPDATE_TRANSITIONS,
} from '@assessment-kit/webhook-server/tables';
import { blocks, type Page } from './page.ts';
import { table } from './table.ts';

export const STATES_ADDRESS = '/reference/states/';

/** What a person does about an update or an event, by an operation of the webhook server. */
const OPERATIONS: Readonly<Record<string, { operation: string; name: string }>> = {
  retry: { operation: 'retry-update', name: 'retry' },
  confirm: { operation: 'confirm-update', name: 'confirm' },
  discard: { operation: 'discard-update', name: 'discard' },
  replayed: { operation: 'replay-event', name: 'replay' },
  erased: { operation: 'erase-personal-data', name: 'erase' },
};

interface Transition {
  readonly from: string | null;
  readonly event: string;
  readonly to: string;
  readonly by: string;
  readonly when: string;
}

const LANE_EFFECTS: Readonly<Record<string, string>> = {
  goes_on: 'the next one may leave',
  held: 'the next one has to wait',
  waits: 'wait for its next attempt',
  stops: 'stop until somebody decides',
  unchanged: 'as they were',
};

/** The lives of updates and events, from the tables that the webhook server itself follows. */
export function statesPage(): Page {
  return {
    address: STATES_ADDRESS,
    title: 'States of events and updates',
    description: 'What each state in the webhook server means, what leads there, and what can be done about it.',
    body: blocks(
      'The webhook server takes no step that is not in these tables.',
      '## Updates',
      'An update is one PATCH on its way to the platform.',
      table(
        ['State', 'Meaning', 'Counts as reported', 'What you can do'],
        Object.entries(UPDATE_STATES).map(([state, { meaning, reported }]) => [
          `\`${state}\``,
          meaning,
          reported ? 'yes' : 'no',
          decisions(state, UPDATE_TRANSITIONS),
        ]),
      ),
      '### What leads from one to the other',
      table(
        ['From', 'To', 'By', 'When', 'Later updates of the order'],
        UPDATE_TRANSITIONS.map((each) => [...step(each), LANE_EFFECTS[each.lane] ?? each.lane]),
      ),
      '## Events',
      'An event is an order, a change of one, a job or an error, on its way to your system.',
      table(
        ['State', 'Meaning', 'What you can do'],
        Object.entries(EVENT_STATES).map(([state, { meaning }]) => [
          `\`${state}\``,
          meaning,
          decisions(state, EVENT_TRANSITIONS),
        ]),
      ),
      '### What leads from one state to the next',
      table(['From', 'To', 'By', 'When'], EVENT_TRANSITIONS.map(step)),
    ),
  };
}

function decisions(state: string, transitions: readonly Transition[]): string {
  const mine = transitions.filter(({ from, by }) => from === state && by === 'operator');
  return mine.map(({ event, when }) => `${linkTo(event)}: ${when}`).join(' ') || 'nothing is needed';
}

function linkTo(event: string): string {
  const found = OPERATIONS[event];
  if (!found) throw new Error(`No operation is known for ${event}.`);
  return `[${found.name}](/reference/webhook-server/operations/${found.operation}/)`;
}

function step({ from, to, by, when }: Transition): string[] {
  return [from === null ? '' : `\`${from}\``, `\`${to}\``, by, when];
}
