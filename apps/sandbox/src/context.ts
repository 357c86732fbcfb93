import type { MovableClock } from './clock.ts';
import type { Deliveries } from './delivery/deliver.ts';
import type { Faults } from './faults/faults.ts';
import type { RateLimiter } from './limits/rate-limiter.ts';
import type { Switches } from './limits/switches.ts';
import type { Readings } from './readings/readings.ts';
import type { Run } from './scenarios/scenario.ts';
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
  readonly clock: MovableClock;
  readonly limiter: RateLimiter;
  switches: Switches;
  readonly readings: Readings;
  /** Scenarios that were started, by id. */
  readonly runs: Map<string, Run>;
  readonly deliveries: Deliveries;
  readonly faults: Faults;
  /** A new id; a seed makes ids repeatable. */
  readonly newId: () => string;
  /** Random numbers from 0 to below 1 for test mode; a seed makes them repeatable. */
  readonly random: () => number;
}
