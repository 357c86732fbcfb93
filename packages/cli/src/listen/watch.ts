import type { Schema } from '@assessment-kit/contract/sandbox';
import type { Sandbox } from '@assessment-kit/sandbox';
import { controlOf } from '../sandbox/control.ts';

/** What a watcher is told. */
export interface Observer {
  /** A callback was answered, or was not. */
  delivery(record: Schema<'DeliveryRecord'>): void;
  /** The partner sent an update of an order. */
  update(orderId: string, update: Schema<'RecordedUpdate'>): void;
  /** The platform's users see an order otherwise than before. */
  status(orderId: string, status: Schema<'SandboxOrder'>['packageStatus']): void;
}

/** Updates of older orders are not looked for any more. */
const WATCHED_ORDERS = 50;

/** Tells what happens in a sandbox, as it happens, until the signal is aborted. Everything is told once. */
export async function watch(sandbox: Sandbox, observer: Observer, signal: AbortSignal): Promise<void> {
  const control = controlOf(sandbox.url);
  const told = new Set<string>();
  // Every order begins as InProgress.
  const statuses = new Map<string, string>();

  async function look(): Promise<void> {
    // Oldest first. The ones under way are told when they have ended.
    for (const record of sandbox.deliveries().reverse()) {
      if (record.orderId !== null && !statuses.has(record.orderId)) statuses.set(record.orderId, 'InProgress');
      if (record.outcome === null || told.has(record.deliveryId)) continue;
      told.add(record.deliveryId);
      observer.delivery(record);
    }
    for (const [orderId, known] of [...statuses].slice(-WATCHED_ORDERS)) {
      const { packageStatus, updates = [] } = await control.order(orderId);
      for (const update of updates.filter(({ updateId }) => !told.has(updateId))) {
        told.add(update.updateId);
        observer.update(orderId, update);
      }
      if (known !== packageStatus) observer.status(orderId, packageStatus);
      statuses.set(orderId, packageStatus);
    }
  }

  try {
    const events = await fetch(`${sandbox.url}/_sandbox/events`, { signal });
    await look();
    for await (const _chunk of events.body ?? []) await look();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
