import type { Commit } from '../commits.ts';
import type { InboxRow } from '../rows.ts';
import type { Received } from '../store.ts';
import type { Reply, Request } from './group-commit.ts';

/*
 * What the main thread and the one that writes send each other. Callbacks come by the thousand, and to clone an object for
 * each costs several times what its values cost: the values of all of them go in one list, and so do their answers.
 */

/** Requests on their way to the thread that writes. */
export interface Parcel {
  /** Of each callback the number of its request, and what is to be stored. */
  callbacks: unknown[];
  others: Request[];
}

/** Answers on their way back. */
export interface Answers {
  /** Of each callback that was new the number of its request, and its id. */
  stored: (number | string)[];
  others: Reply[];
  commits: Commit[];
}

const VALUES = 14;

export function packRequests(requests: readonly Request[]): Parcel {
  const callbacks: unknown[] = [];
  const others: Request[] = [];
  for (const request of requests) {
    if (request.name !== 'receive') {
      others.push(request);
      continue;
    }
    const row = request.input as InboxRow;
    callbacks.push(
      ...[request.id, row.id, row.kind, row.key, row.hash, row.lane, row.companyId, row.body, row.raw, row.receivedAt],
      ...[row.requestId, row.traceparent, row.earlierId, row.earlierHash],
    );
  }
  return { callbacks, others };
}

export function unpackRequests({ callbacks, others }: Parcel): Request[] {
  const requests: Request[] = [];
  const values = callbacks as never[];
  for (let at = 0; at + VALUES <= values.length; at += VALUES) {
    const input: InboxRow = {
      id: values[at + 1] as never,
      kind: values[at + 2] as never,
      key: values[at + 3] as never,
      hash: values[at + 4] as never,
      lane: values[at + 5] as never,
      companyId: values[at + 6] as never,
      body: values[at + 7] as never,
      raw: values[at + 8] as never,
      receivedAt: values[at + 9] as never,
      requestId: values[at + 10] as never,
      traceparent: values[at + 11] as never,
      earlierId: values[at + 12] as never,
      earlierHash: values[at + 13] as never,
    };
    requests.push({ id: values[at] as never, name: 'receive', input });
  }
  requests.push(...others);
  return requests;
}

export function packReplies(replies: readonly Reply[], commits: Commit[]): Answers {
  const stored: (number | string)[] = [];
  const others: Reply[] = [];
  for (const reply of replies) {
    const received = 'value' in reply ? (reply.value as Partial<Received> | null) : null;
    if (received?.outcome === 'stored' && received.id !== undefined) stored.push(reply.id, received.id);
    else others.push(reply);
  }
  return { stored, others, commits };
}

export function unpackReplies({ stored, others }: Answers, answer: (reply: Reply) => void): void {
  for (let at = 0; at < stored.length; at += 2) {
    const value: Received = { outcome: 'stored', id: stored[at + 1] as string };
    answer({ id: stored[at] as number, value });
  }
  for (const reply of others) answer(reply);
}
