import type { SandboxContext } from '../context.ts';
import type { Switches } from '../limits/switches.ts';

/** What belongs to a sandbox besides the platform's state: where its clock stands, and how it behaves. */
export interface KeptSettings {
  /** How far the clock is ahead, in ms. */
  aheadMs: number;
  switches: Switches;
}

export function keptSettings({ clock, switches }: SandboxContext): KeptSettings {
  return { aheadMs: clock.aheadMs, switches };
}

export function restoreSettings(context: SandboxContext, { aheadMs, switches }: KeptSettings): void {
  context.clock.goAhead(aheadMs);
  context.switches = switches;
}
