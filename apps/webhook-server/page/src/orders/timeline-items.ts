import type { TimelineItem } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { eventStateOf, eventTitle, updateStateOf } from '../parts/state-chips.tsx';

/** A callback that came in or an update that went out. */
export interface OrderTimelineItem extends TimelineItem {
  kind: 'event' | 'update';
}

/** Callbacks and updates of an order, oldest first. */
export function timelineOf({ events, updates }: Schema<'OrderDetail'>): OrderTimelineItem[] {
  const items = [...events.map(eventItem), ...updates.map(updateItem)];
  return items.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function eventItem({ id, type, state, attempts, receivedAt }: Schema<'Event'>): OrderTimelineItem {
  const { text, tone } = eventStateOf(state);
  const title = eventTitle(type);
  return { kind: 'event', id, at: receivedAt, direction: 'from', title, outcome: text, tone, ...noteOf(attempts) };
}

function updateItem({ id, state, attempts, createdAt, body }: Schema<'Update'>): OrderTimelineItem {
  const { text, tone } = updateStateOf(state);
  const title = `Update: ${contentOf(body)}`;
  return { kind: 'update', id, at: createdAt, direction: 'to', title, outcome: text, tone, ...noteOf(attempts) };
}

function noteOf(attempts: number): { note?: string } {
  return attempts > 1 ? { note: `${attempts} attempts` } : {};
}

/** What an update says, in a few words. */
function contentOf({ assessments, overallScore, overallReports }: Schema<'OrderUpdate'>): string {
  const statuses = (assessments ?? []).flatMap(({ assessmentStatus }) => assessmentStatus?.value ?? []);
  const tests = (assessments ?? []).flatMap(({ assessmentResults }) => assessmentResults?.tests ?? []);
  const parts = [
    ...statuses,
    tests.length === 0 ? null : tests.length === 1 ? '1 test' : `${tests.length} tests`,
    overallScore ? 'overall score' : null,
    overallReports && overallReports.length > 0 ? 'reports' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'details' : parts.join(', ');
}
