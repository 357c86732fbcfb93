import type { Exchange } from '../host/exchange.ts';

/** A host breaks a rule: what was tried, what was seen, what was expected. */
export class RuleFailure extends Error {
  override name = 'RuleFailure';
  readonly what: string;
  readonly expected: string;
  /** The last one is the one that shows it. */
  readonly exchanges: readonly Exchange[];

  constructor(what: string, seen: string, expected: string, exchanges: readonly Exchange[]) {
    super(seen);
    this.what = what;
    this.expected = expected;
    this.exchanges = exchanges;
  }
}

/** A rule cannot be judged here; the message is a sentence that says why. */
export class NotTestable extends Error {
  override name = 'NotTestable';
}
