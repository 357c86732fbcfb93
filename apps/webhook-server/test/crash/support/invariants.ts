import type { Schema as SandboxSchema } from '@assessment-kit/contract/sandbox';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { isReport, type Ledger, marksOf } from './ledger.ts';
import type { PartnerSystem } from './partner-system.ts';
import type { WebhookApi } from './webhook-api.ts';

/** Everything that can be seen from outside once nothing goes on any more. */
export interface Seen {
  ledger: Ledger;
  partner: PartnerSystem;
  orders: Schema<'ReceivedOrder'>[];
  /** Oldest first. */
  events: Schema<'Event'>[];
  /** Oldest first. */
  updates: Schema<'Update'>[];
  /** The platform's orders, each with the updates that came for it. */
  platform: PlatformOrder[];
}

export type PlatformOrder = SandboxSchema<'SandboxOrder'>;

export async function look(
  api: WebhookApi,
  world: { ledger: Ledger; partner: PartnerSystem; platformOrders(): Promise<PlatformOrder[]> },
): Promise<Seen> {
  const [orders, events, updates, platform] = await Promise.all([
    api.orders(),
    api.events(),
    api.updates(),
    world.platformOrders(),
  ]);
  return { ...world, orders, events: events.toReversed(), updates: updates.toReversed(), platform };
}

/** In one sentence each, what has happened that must never happen. */
export function brokenPromises(seen: Seen, { reportsMayRepeat = false } = {}): string[] {
  return [
    ...ordersThatAreWrong(seen),
    ...othersThatAreWrong(seen),
    ...handoversThatAreWrong(seen),
    ...overtakenHandovers(seen),
    ...whatIsStuck(seen),
    ...resultsThatAreWrong(seen),
    ...seen.platform.flatMap((order) => updatesOutOfSequence(order, seen)),
    ...reportsThatAreWrong(seen, reportsMayRepeat),
    ...seen.partner.forged.map((reason) => `A hand-over has a wrong signature: ${reason}`),
  ];
}

/** Every acknowledged order exists once; a changed payload is a revision of it. */
function ordersThatAreWrong({ ledger, partner, orders, events }: Seen): string[] {
  const listed = Map.groupBy(orders, ({ orderId }) => orderId);
  const eventsOf = Map.groupBy(events.filter(isOfOrder), ({ orderId }) => orderId);
  const idsOf = Map.groupBy(partner.handovers, ({ payload }) => payload);
  const sent = [...ledger.delivered.values()];
  const known = new Set(sent.map(({ orderId }) => orderId));
  return [
    ...sent.flatMap(({ orderId, payload, acknowledged }) => {
      const ids = new Set(idsOf.get(payload)?.map(({ eventId }) => eventId));
      return [
        ...(acknowledged && !listed.has(orderId) ? [`Order ${orderId} was acknowledged and is lost.`] : []),
        ...(acknowledged && ids.size === 0 ? [`A payload of ${orderId} was acknowledged and never handed over.`] : []),
        ...(ids.size > 1 ? [`A payload of ${orderId} was handed over with ${ids.size} ids.`] : []),
      ];
    }),
    ...[...listed].flatMap(([orderId, { length }]) => {
      return [
        ...(length > 1 ? [`Order ${orderId} is listed ${length} times.`] : []),
        ...(known.has(orderId) ? [] : [`Order ${orderId} was never sent.`]),
      ];
    }),
    ...[...eventsOf].flatMap(([orderId, ofOrder]) => {
      const revisions = ofOrder.map(({ type, revision }) => `${type} ${revision}`).join(', ');
      const expected = ofOrder.map((_, index) => `order.${index === 0 ? 'placed' : 'changed'} ${index + 1}`).join(', ');
      return revisions === expected ? [] : [`Order ${orderId} has the events ${revisions}.`];
    }),
  ];
}

/** Every acknowledged job or error was handed over, each as one event. */
function othersThatAreWrong({ ledger, partner, events }: Seen): string[] {
  const idsOf = Map.groupBy(partner.handovers, ({ payload }) => payload);
  const others = [...ledger.others].map(([payload, acknowledged]) => {
    return { acknowledged, payload, ids: new Set(idsOf.get(payload)?.map(({ eventId }) => eventId)) };
  });
  const listed = events.filter((event) => !isOfOrder(event)).length;
  return [
    ...others.flatMap(({ acknowledged, payload, ids }) => [
      ...(acknowledged && ids.size === 0 ? [`The callback ${payload} was acknowledged and never handed over.`] : []),
      ...(ids.size > 1 ? [`The callback ${payload} was handed over with ${ids.size} ids.`] : []),
    ]),
    ...(listed > others.length ? [`${listed} jobs and errors are listed, and ${others.length} were sent.`] : []),
  ];
}

const isOfOrder = ({ type }: { type: string }) => type.startsWith('order.');

/** Every hand-over happened at least once, with one stable id. */
function handoversThatAreWrong({ partner, events }: Seen): string[] {
  const known = new Set(events.map(({ id }) => id));
  const taken = new Set(partner.taken.map(({ eventId }) => eventId));
  return [
    ...events.filter(({ id }) => !taken.has(id)).map(({ id }) => `Event ${id} was never handed over.`),
    ...[...Map.groupBy(partner.handovers, ({ eventId }) => eventId)].flatMap(([id, tries]) => {
      const contents = new Set(tries.map(({ type, revision, payload }) => `${type} ${revision} ${payload}`));
      return [
        ...(known.has(id) ? [] : [`Event ${id} was handed over and is not listed.`]),
        ...(contents.size > 1 ? [`Event ${id} had ${contents.size} contents.`] : []),
      ];
    }),
  ];
}

/** Events of an order never overtake each other. */
function overtakenHandovers({ partner }: Seen): string[] {
  const taken = new Map<string, number>();
  return partner.handovers.filter(isOfOrder).flatMap(({ orderId, revision, taken: now }) => {
    const last = taken.get(orderId ?? '') ?? 0;
    if (now) taken.set(orderId ?? '', Math.max(last, revision));
    const expected = revision === last || revision === last + 1;
    return expected ? [] : [`Revision ${revision} of ${orderId} was handed over when ${last} had been taken last.`];
  });
}

function whatIsStuck({ events, updates }: Seen): string[] {
  return [
    ...events.filter(({ state }) => state !== 'handed_over').map((each) => stuck('Event', each)),
    ...updates
      .filter(({ state }) => state !== 'delivered' && state !== 'in_doubt')
      .map((each) => stuck('Update', each)),
  ];
}

function stuck(
  what: string,
  { id, state, lastError }: { id: string; state: string; lastError: string | null },
): string {
  return `${what} ${id} is ${state}: ${lastError}`;
}

/** Every acknowledged result became part of exactly one update. */
function resultsThatAreWrong({ ledger, updates }: Seen): string[] {
  const holders = new Map<string, number>();
  for (const mark of updates.flatMap(({ body }) => marksOf(body))) holders.set(mark, (holders.get(mark) ?? 0) + 1);
  return [...ledger.reported.values()].flatMap(({ orderId, marks, acknowledged }) =>
    marks.flatMap((mark) => {
      const count = holders.get(mark) ?? 0;
      if (count > 1) return [`${mark} of ${orderId} is part of ${count} updates.`];
      return acknowledged && count === 0 ? [`${mark} of ${orderId} was acknowledged and is lost.`] : [];
    }),
  );
}

/** Updates arrived in the sequence in which they were accepted, none before the one before it had been taken. */
function updatesOutOfSequence(order: PlatformOrder, { updates }: Seen): string[] {
  const { orderId } = order;
  const accepted = updates.filter((update) => update.orderId === orderId).map(({ body }) => new Set(marksOf(body)));
  const problems: string[] = [];
  let taken = -1;
  const seen = new Set<string>();
  for (const { request, status } of order.updates ?? []) {
    const marks = marksOf(JSON.parse(request));
    const index = marks.length === 0 ? -1 : accepted.findIndex((update) => marks.every((mark) => update.has(mark)));
    // Reports alone are what an operator sends once more: they come when they come.
    if (index !== -1 && marks.every(isReport)) continue;
    if (index === -1) problems.push(`The platform got an update of ${orderId} that nobody reported.`);
    else if (index !== taken && index !== taken + 1) {
      problems.push(`Update ${index} of ${orderId} came when ${taken} had been taken last.`);
    }
    if (status >= 300) continue;
    taken = Math.max(taken, index);
    for (const mark of marks) seen.add(mark);
  }
  const missing = accepted.flatMap((marks) => [...marks]).filter((mark) => !isReport(mark) && !seen.has(mark));
  return [...problems, ...missing.map((mark) => `${mark} of ${orderId} never reached the platform.`)];
}

/** No report is shown twice, and one whose update counts as delivered is shown. */
function reportsThatAreWrong({ updates, platform }: Seen, mayRepeat: boolean): string[] {
  const shown = new Map<string, number>();
  for (const url of platform.flatMap(reportsShown)) shown.set(url, (shown.get(url) ?? 0) + 1);
  const planned = new Set(updates.flatMap(({ body }) => marksOf(body).filter(isReport)));
  return [
    ...[...shown].flatMap(([url, count]) => [
      ...(count > 1 && !mayRepeat ? [`Report ${url} is shown ${count} times.`] : []),
      ...(planned.has(url) ? [] : [`Report ${url} is shown and was never accepted.`]),
    ]),
    ...updates
      .filter(({ state }) => state === 'delivered')
      .flatMap(({ body }) => marksOf(body).filter((mark) => isReport(mark) && !shown.has(mark)))
      .map((url) => `Report ${url} counts as delivered and is not shown.`),
  ];
}

/** Links of all reports that the platform's users see. */
export function reportsShown(order: PlatformOrder): string[] {
  const { updates: _, ...results } = order;
  return marksOf(results).filter(isReport);
}

/**
 * What an operator does about reports in doubt: looks at the platform, and sends once more what is not shown there.
 *
 * @returns Whether there was anything to send.
 */
export async function sendWhatIsMissing(api: WebhookApi, { updates, platform }: Seen): Promise<boolean> {
  const shown = new Set(platform.flatMap(reportsShown));
  const missing = updates.filter(({ state, body }) => {
    return state === 'in_doubt' && marksOf(body).some((mark) => isReport(mark) && !shown.has(mark));
  });
  for (const { id } of missing) {
    const { status, text } = await api.retry(id);
    if (status !== 202) throw new Error(`Retry of an update in doubt was answered with ${status}: ${text}`);
  }
  return missing.length > 0;
}

/** After the operator has looked, every report that was accepted is shown. */
export function reportsNotShown({ updates, platform }: Seen): string[] {
  const shown = new Set(platform.flatMap(reportsShown));
  return updates
    .flatMap(({ body }) => marksOf(body))
    .filter((mark) => isReport(mark) && !shown.has(mark))
    .map((url) => `Report ${url} was accepted and is not shown.`);
}
