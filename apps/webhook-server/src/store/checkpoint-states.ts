import { channel } from 'node:diagnostics_channel';

/** Whether what is committed gets from SQLite's write-ahead log into its file. Told when it changes. */
export type CheckpointState = { works: true } | { works: false; reason: string };

/** Of every store of this process, for its log. */
const states = channel('assessment-kit:webhook-server:checkpoints');

export function tellCheckpoints(state: CheckpointState): void {
  if (states.hasSubscribers) states.publish(state);
}

/** @returns What ends it. */
export function onCheckpoints(listener: (state: CheckpointState) => void): () => void {
  const heard = (state: unknown) => listener(state as CheckpointState);
  states.subscribe(heard);
  return () => states.unsubscribe(heard);
}
