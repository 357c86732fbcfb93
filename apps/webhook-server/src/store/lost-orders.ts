import type { LostOrder, MessageState } from './store.ts';

/** Whether a row is an error callback that names an order. Part of an index: questions repeat it word for word. */
export const NAMES_AN_ORDER = `kind = 'error' and substr(lane, 1, 6) <> 'error:'`;

/*
 * Lost orders are worked out when someone asks, from rows that are there anyway: nothing has to be kept in step, and an
 * order that comes in pays nothing for them. Both engines read the same text.
 */

const NEVER_CAME = `not exists (
  select 1 from messages placed
  where placed.queue = 'inbox' and placed.lane = messages.lane and placed.kind = 'order')`;

/** @param before What stands for the place to begin before; @param limit What stands for the number of rows. */
export function lostOrdersSql(before: string, limit: string): string {
  return `
    with lost as (
      select lane, min(seq) as seq, max(company_id) as company_id, count(*) as errors,
             min(created_at) as reported_at, max(created_at) as last_reported_at
      from messages
      where ${NAMES_AN_ORDER} and ${NEVER_CAME}
      group by lane having min(seq) < ${before}
      order by min(seq) desc limit ${limit}
    )
    select lost.*, first.id, first.state from lost join messages first on first.seq = lost.seq order by lost.seq desc`;
}

export const COUNT_LOST_ORDERS = `
  select count(distinct lane) as count from messages where ${NAMES_AN_ORDER} and ${NEVER_CAME}`;

/** Columns read for a `LostOrder`. */
export interface LostOrderRow {
  lane: string;
  company_id: string | null;
  seq: number | string;
  id: string;
  state: MessageState;
  errors: number | string;
  reported_at: number | string;
  last_reported_at: number | string;
}

export function lostOrderOf({ lane, company_id, id, state, ...row }: LostOrderRow): LostOrder {
  return {
    orderId: lane,
    companyId: company_id,
    seq: Number(row.seq),
    eventId: id,
    state,
    errors: Number(row.errors),
    reportedAt: Number(row.reported_at),
    lastReportedAt: Number(row.last_reported_at),
  };
}
