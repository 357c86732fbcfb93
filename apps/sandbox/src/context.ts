import type { Clock } from './clock.ts';
import type { Deliveries } from './delivery/deliver.ts';
import type { PlatformState } from './state/platform-state.ts';

export interface SandboxSettings {
  /** Credentials that the token endpoint takes. */
  clientId: string;
  clientSecret: string;
}

/** What every operation works on. */
export interface SandboxContext {
  readonly state: PlatformState;
  readonly settings: SandboxSettings;
  readonly clock: Clock;
  readonly deliveries: Deliveries;
  /** Random numbers from 0 to below 1 for test mode; a seed makes them repeatable. */
  readonly random: () => number;
}
