import type { Waiting } from '../store/store.ts';

/** Why an order is not finished, in one sentence for each reason. */
export function waitingReasons(waiting: Waiting): string[] {
  return (Object.keys(SENTENCES) as (keyof Waiting)[])
    .filter((reason) => waiting[reason] > 0)
    .map((reason) => SENTENCES[reason](waiting[reason]));
}

const SENTENCES: Record<keyof Waiting, (count: number) => string> = {
  pendingEvents: (count) => `${count} ${count === 1 ? 'event waits' : 'events wait'} to be handed over.`,
  deadEvents: (count) => `${count} ${count === 1 ? 'event is a dead letter' : 'events are dead letters'}.`,
  pendingUpdates: (count) => `${count} ${count === 1 ? 'update waits' : 'updates wait'} to be sent.`,
  refusedUpdates: (count) => `${count} ${count === 1 ? 'update was' : 'updates were'} refused and stopped the order.`,
  inDoubtUpdates: (count) => `${count} ${count === 1 ? 'update is' : 'updates are'} in doubt.`,
};
