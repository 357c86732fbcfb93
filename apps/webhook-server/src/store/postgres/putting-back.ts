import { detailText, requeuedRows, storable, wholeMs } from '../rows.ts';
import type { Decision, MessageDetail, MessageState, Queue, Requeued, RequeueObstacle, Resolved } from '../store.ts';
import type { Connections } from './connections.ts';
import type { DatabaseClock } from './database-clock.ts';
import { SQL } from './sql.ts';
import type { WorkChannel } from './work-channel.ts';

/** Messages that were settled and get another state: put back, or decided about by somebody. See `Store`. */
export class PuttingBack {
  readonly #transaction: Connections['transaction'];
  readonly #clock: DatabaseClock;
  readonly #channel: WorkChannel;

  constructor(transaction: Connections['transaction'], clock: DatabaseClock, channel: WorkChannel) {
    this.#transaction = transaction;
    this.#clock = clock;
    this.#channel = channel;
  }

  async requeue(
    queue: Queue,
    id: string,
    from: readonly MessageState[],
    detail?: MessageDetail,
    obstacle?: RequeueObstacle,
  ): Promise<Requeued> {
    return this.#transaction(async (connection): Promise<Requeued> => {
      const { rows } = await connection.query<{ lane: string; seq: string; state: MessageState }>(SQL.findMessage, [
        queue,
        storable(id),
      ]);
      if (!rows[0]) return 'not_found';
      const { lane, seq, state } = rows[0];
      if (!from.includes(state)) return 'not_allowed';
      await connection.query(SQL.lockLane, [queue, lane]);
      const there = await connection.query<Record<RequeueObstacle, boolean>>(SQL.obstacles, [queue, lane, seq]);
      if (obstacle !== undefined && there.rows[0]?.[obstacle]) return obstacle;
      const values = [queue, storable(id), from, detailText(detail), ...this.#channel.notification(queue)];
      const { changed } = await connection.query(SQL.requeue, values);
      return changed === 1 ? 'requeued' : 'not_allowed';
    });
  }

  async requeueAll(
    queue: Queue,
    messages: readonly { id: string; readyAt: number }[],
    from: readonly MessageState[],
    detail?: MessageDetail,
  ): Promise<string[]> {
    const rows = requeuedRows(messages);
    const ids = rows.map(({ id }) => id);
    const { offsetMs } = this.#clock;
    const readyAt = rows.map((row) => row.readyAt + offsetMs);
    const requeued = await this.#transaction(async (connection) => {
      const { rows: lanes } = await connection.query<{ lane: string }>(SQL.lanesOf, [queue, ids]);
      // In the sequence in which callbacks lock theirs, or the two could wait for each other.
      await connection.query(SQL.lockLanes, [queue, lanes.map(({ lane }) => lane).sort()]);
      const values = [queue, ids, readyAt, from, detailText(detail), ...this.#channel.notification(queue)];
      return connection.query<{ id: string }>(SQL.requeueAll, values);
    });
    return requeued.rows.map(({ id }) => id);
  }

  async resolve(queue: Queue, id: string, { from, to, now }: Decision): Promise<Resolved> {
    return this.#transaction(async (connection): Promise<Resolved> => {
      const { rows } = await connection.query<{ lane: string }>(SQL.findMessage, [queue, storable(id)]);
      if (!rows[0]) return 'not_found';
      await connection.query(SQL.lockLane, [queue, rows[0].lane]);
      const time = wholeMs(now + this.#clock.offsetMs);
      const values = [queue, storable(id), from, to, time, ...this.#channel.notification(queue)];
      const { changed } = await connection.query(SQL.resolve, values);
      return changed === 1 ? 'resolved' : 'not_allowed';
    });
  }
}
