import type { SandboxContext } from '../context.ts';
import type { Switches } from '../limits/switches.ts';
import type { ReadingChanges } from '../readings/readings.ts';

/** What belongs to a sandbox besides the platform's state: where its clock stands, and how it behaves. */
export interface KeptSettings {
  /** How far the clock is ahead, in ms. */
  aheadMs: number;
  switches: Switches;
  /** Readings that are followed, by id of the discrepancy. */
  readings: ReadingChanges;
}

export function keptSettings({ clock, switches, readings }: SandboxContext): KeptSettings {
  const followed = Object.fromEntries(readings.list().map(({ id, value }) => [id, value]));
  return { aheadMs: clock.aheadMs, switches, readings: followed };
}

export function restoreSettings(context: SandboxContext, { aheadMs, switches, readings }: KeptSettings): void {
  context.readings.set(readings);
  context.clock.goAhead(aheadMs);
  context.switches = switches;
}
