import type { OperationId } from '@assessment-kit/contract';
import type { Exchange } from '../host/exchange.ts';
import type { Call } from '../host/host.ts';
import type { Need } from '../rules/verify-rule.ts';
import type { World } from '../world.ts';

/** One request of a probe; what depends on the run is a function. */
export interface ProbeRequest {
  operation: OperationId;
  call?: Call | ((world: World, orderId: string) => Call | Promise<Call>);
}

/** What a probe has seen: a reading, or a sentence why none can be told. */
export type Seen = { reading: string } | { untold: string };

/** How a statement is put to the host. */
export interface ProbeTry {
  needs?: readonly Need[];
  /** Sent one after the other. */
  requests: readonly ProbeRequest[];
  /** The reading that the answers fit. */
  read(answers: readonly Exchange[], world: World, orderId: string): Seen | Promise<Seen>;
  /** Sets up the host, and puts it back. Only where it is a sandbox. */
  around?: (world: World, run: () => Promise<Seen>) => Promise<Seen>;
  /** Whether requests are for an order: one is placed, or the one that was given is taken. */
  order?: true;
}

/** A statement that no request settles. */
export interface NoTry {
  /** One sentence: why. */
  notTestable: string;
  /** What would settle it, to be read after "Settled by". */
  settledBy: string;
}

/** A probe: a statement by its id in the contract, and what settles it. Statement and source are read from the contract. */
export interface ProbeText {
  /** `discrepancy.` and its id, or `inferred.` and the name of what the contract says it of. */
  id: string;
  /** What is tried, or why nothing can be. */
  by: ProbeTry | NoTry;
  /** For inferred statements: the reading that confirms it. Default `as stated`. */
  confirmedBy?: string;
}
