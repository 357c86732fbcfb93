import { channel } from 'node:diagnostics_channel';

/** What a commit of the store came to. */
export interface Commit {
  /** How many calls shared it. */
  writes: number;
  /** How long it took, the wait for the disk included. */
  ms: number;
}

/** Every commit of every store of this process, for its metrics. Costs nothing while nobody listens. */
const commits = channel('assessment-kit:webhook-server:commit');

export function tellCommit(commit: Commit): void {
  if (commits.hasSubscribers) commits.publish(commit);
}

/** @returns What ends it. */
export function onCommit(listener: (commit: Commit) => void): () => void {
  const heard = (commit: unknown) => listener(commit as Commit);
  commits.subscribe(heard);
  return () => commits.unsubscribe(heard);
}
