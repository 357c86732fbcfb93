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
  callbacks: Values[number][];
  others: Request[];
}

/** Answers on their way back. */
export interface Answers {
  /** How many parcels these are the answers to. */
  messages: number;
  /** Of each callback that was new the number of its request, and its id. */
  stored: (number | string)[];
  others: Reply[];
  commits: Commit[];
}

/** The number of the request, and what is stored. */
type Values = [
  ...[request: number, id: InboxRow['id'], kind: InboxRow['kind'], key: InboxRow['key'], hash: InboxRow['hash']],
  ...[lane: InboxRow['lane'], companyId: InboxRow['companyId'], body: InboxRow['body'], raw: InboxRow['raw']],
  ...[receivedAt: InboxRow['receivedAt'], requestId: InboxRow['requestId'], traceparent: InboxRow['traceparent']],
  ...[earlierId: InboxRow['earlierId'], earlierHash: InboxRow['earlierHash']],
];
const VALUES: Values['length'] = 14;

export function packRequests(requests: readonly Request[]): Parcel {
  const callbacks: Values[number][] = [];
  const others: Request[] = [];
  for (const request of requests) {
    if (request.name === 'receive') callbacks.push(...valuesOf(request.id, request.input as InboxRow));
    else others.push(request);
  }
  return { callbacks, others };
}

function valuesOf(request: number, row: InboxRow): Values {
  const { id, kind, key, hash, lane, companyId, body, raw, receivedAt, requestId, traceparent } = row;
  const { earlierId, earlierHash } = row;
  // biome-ignore format: one list
  return [request, id, kind, key, hash, lane, companyId, body, raw, receivedAt, requestId, traceparent, earlierId, earlierHash];
}

export function unpackRequests({ callbacks, others }: Parcel): Request[] {
  const requests: Request[] = [];
  for (let at = 0; at < callbacks.length; at += VALUES) {
    // biome-ignore format: one list
    const [request, id, kind, key, hash, lane, companyId, body, raw, receivedAt, requestId, traceparent, earlierId, earlierHash] =
      callbacks.slice(at, at + VALUES) as Values;
    // biome-ignore format: one object, as above
    const input: InboxRow = { id, kind, key, hash, lane, companyId, body, raw, receivedAt, requestId, traceparent, earlierId, earlierHash };
    requests.push({ id: request, name: 'receive', input });
  }
  requests.push(...others);
  return requests;
}

export function packReplies(replies: readonly Reply[], commits: Commit[], messages: number): Answers {
  const stored: (number | string)[] = [];
  const others: Reply[] = [];
  for (const reply of replies) {
    const received = 'value' in reply ? (reply.value as Partial<Received> | null) : null;
    if (received?.outcome === 'stored' && received.id !== undefined) stored.push(reply.id, received.id);
    else others.push(reply);
  }
  return { messages, stored, others, commits };
}

export function unpackReplies({ stored, others }: Answers, answer: (reply: Reply) => void): void {
  for (let at = 0; at < stored.length; at += 2) {
    const value: Received = { outcome: 'stored', id: stored[at + 1] as string };
    answer({ id: stored[at] as number, value });
  }
  for (const reply of others) answer(reply);
}
