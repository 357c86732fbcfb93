import { type MessageRow, messageOf, type SettlementRow } from '../rows.ts';
import type { Claim, Queue } from '../store.ts';
import type { Connection, Connections } from './connections.ts';
import { Group } from './group.ts';
import { SQL } from './sql.ts';

const MAX_REQUESTS = 256;

/** A lease as its holder knows it. */
export interface Held {
  lane: string;
  fence: number;
}

export interface LaneCalls {
  claim: { input: { limit: number; now: number; leaseUntil: number }; result: Claim[] };
  renew: { input: Held & { leaseUntil: number }; result: boolean };
  settle: { input: SettlementRow; result: boolean };
}

type Lease = Held & { head: string; ready_at: string };

type Request = { [Name in keyof LaneCalls]: { name: Name; input: LaneCalls[Name]['input'] } }[keyof LaneCalls];

/**
 * Claims, renewals and settlements of one queue, in groups: all that are asked for while one transaction runs share the
 * next. A worker that settles and claims at the same moment waits for the disk once.
 *
 * First all lanes that a lease is held of are locked, always in the same sequence; a second statement decides, because
 * the snapshot of the first may be older than its locks. A lease that was lost changes nothing.
 */
export class LaneGroup {
  readonly #connections: Connections;
  readonly #queue: Queue;
  readonly #group: Group<Request, unknown>;

  constructor(connections: Connections, queue: Queue) {
    this.#connections = connections;
    this.#queue = queue;
    this.#group = new Group((requests) => this.#commit(requests), { requests: MAX_REQUESTS });
  }

  run<Name extends keyof LaneCalls>(name: Name, input: LaneCalls[Name]['input']): Promise<LaneCalls[Name]['result']> {
    return this.#group.run({ name, input } as Request) as Promise<LaneCalls[Name]['result']>;
  }

  /** Nothing is waited for that the next statement does not need: all but the heads of the claimed lanes goes out at once. */
  #commit(requests: readonly Request[]): Promise<unknown[]> {
    const renewals = requests.flatMap(({ name, input }) => (name === 'renew' ? [input] : []));
    const settlements = requests.flatMap(({ name, input }) => (name === 'settle' ? [input] : []));
    const claims = requests.flatMap(({ name, input }) => (name === 'claim' ? [input] : []));
    return this.#connections.transactionEndingWith(async (connection) => {
      const [, renewed, settled, ...leases] = await Promise.all([
        this.#lock(connection, [...renewals, ...settlements]),
        this.#renew(connection, renewals),
        this.#settle(connection, settlements),
        ...claims.map((claim) => this.#lease(connection, claim)),
      ]);
      const last = this.#countAttempts(connection, leases).then((claimed) => {
        return requests.map(({ name, input }) => {
          if (name === 'claim') return claimed[claims.indexOf(input)];
          return (name === 'renew' ? renewed : settled).has(input);
        });
      });
      return { last };
    });
  }

  /** In the sequence in which everyone locks them. */
  async #lock(connection: Connection, held: readonly Held[]): Promise<void> {
    const lanes = [...new Set(held.map(({ lane }) => lane))].sort();
    if (lanes.length > 0) await connection.query(SQL.lockHeldLanes, [this.#queue, lanes]);
  }

  /** Those whose lease is still held. */
  async #renew(connection: Connection, renewals: readonly LaneCalls['renew']['input'][]): Promise<Set<Held>> {
    if (renewals.length === 0) return new Set();
    const { rows } = await connection.query<Held>(SQL.renewLeases, [
      this.#queue,
      renewals.map(({ lane }) => lane),
      renewals.map(({ fence }) => fence),
      renewals.map(({ leaseUntil }) => leaseUntil),
    ]);
    const held = new Set(rows.map(leaseOf));
    return new Set(renewals.filter((renewal) => held.has(leaseOf(renewal))));
  }

  /** Those whose lease was still held. A claim ends only once, so the second of two that end the same one is not among them. */
  async #settle(connection: Connection, settlements: readonly SettlementRow[]): Promise<Set<Held>> {
    const first = new Map<string, SettlementRow>();
    for (const settlement of settlements) {
      const lease = leaseOf(settlement);
      if (!first.has(lease)) first.set(lease, settlement);
    }
    const unique = [...first.values()];
    if (unique.length === 0) return new Set();
    const { rows } = await connection.query<Held>(SQL.settle, [
      this.#queue,
      unique.map(({ lane }) => lane),
      unique.map(({ fence }) => fence),
      unique.map(({ seq }) => seq),
      unique.map(({ state }) => state),
      unique.map(({ settledAt }) => settledAt),
      unique.map(({ error }) => error),
      unique.map(({ detail }) => detail),
      unique.map(({ readyAt }) => readyAt),
      unique.map(({ parked }) => parked),
    ]);
    const held = new Set(rows.map(leaseOf));
    const settled = unique.filter((settlement) => held.has(leaseOf(settlement)));
    await keepFailures(connection, settled);
    return new Set(settled);
  }

  async #lease(connection: Connection, claim: LaneCalls['claim']['input']): Promise<Lease[]> {
    const { limit, now, leaseUntil } = claim;
    const { rows } = await connection.query<Lease>(SQL.leaseLanes, [this.#queue, now, leaseUntil, limit]);
    return rows.sort(
      (left, right) => Number(left.ready_at) - Number(right.ready_at) || Number(left.head) - Number(right.head),
    );
  }

  /** What each claim gets. */
  async #countAttempts(connection: Connection, claims: readonly (readonly Lease[])[]): Promise<Claim[][]> {
    const queue = this.#queue;
    const heads = claims.flatMap((leases) => leases.map(({ head }) => head));
    const { rows } = heads.length > 0 ? await connection.query<MessageRow>(SQL.countAttempts, [heads]) : { rows: [] };
    const bySeq = new Map(rows.map((row) => [row.seq, messageOf(row)]));
    return claims.map((leases) =>
      leases.flatMap(({ lane, fence, head }) => {
        const message = bySeq.get(head);
        return message ? [{ queue, lane, fence, attempts: message.attempts, message }] : [];
      }),
    );
  }
}

/** The reason of each attempt that failed. */
async function keepFailures(connection: Connection, settled: readonly SettlementRow[]): Promise<void> {
  const failed = settled.filter(({ error }) => error !== null);
  if (failed.length === 0) return;
  await connection.query(SQL.addAttempts, [
    failed.map(({ seq }) => seq),
    failed.map(({ attempt }) => attempt),
    failed.map(({ endedAt }) => endedAt),
    failed.map(({ error }) => error),
    failed.map(({ attemptDetail }) => attemptDetail),
  ]);
}

/** A lane's name may hold any character, a fence only digits. */
function leaseOf({ lane, fence }: Held): string {
  return `${fence} ${lane}`;
}
