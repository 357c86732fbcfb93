import type { Bench } from './bench.ts';
import type { Later, Outcome } from './outcome.ts';
import type { Probe } from './probe/probe.ts';
import type { RestartSeen } from './restart.ts';
import type { RuleGroup } from './rule.ts';
import type { Exchange } from './wire/exchange.ts';

/** What a check may use. */
export interface CheckContext {
  bench: Bench;
  probe: Probe | null;
  /** Ordinary orders, sent one after the other before anything else: the first one by the sandbox. */
  firstOrders: () => Promise<readonly Exchange[]>;
  /** Kills the receiver; once in a run, however many rules ask. */
  restarted: () => Promise<RestartSeen>;
  /** Requests that invite the receiver to repeat what it was sent; once in a run. */
  provoked: () => Promise<void>;
}

/** Tries one rule. */
export type Check = (context: CheckContext) => Promise<Outcome | Later>;

/** One check for each rule of a group. */
export type ChecksOf<Group extends RuleGroup> = Readonly<Record<keyof Group, Check>>;
