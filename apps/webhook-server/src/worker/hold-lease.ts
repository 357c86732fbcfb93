import type { Logger } from 'pino';
import type { Claim, Store } from '../store/store.ts';

export interface HeldLease {
  /** Aborted when the lease is lost: the work must stop, because another worker may begin it. */
  readonly signal: AbortSignal;
  /** Aborts the signal; the lease is still renewed, so that nobody begins while the work comes to its end. */
  abort(): void;
  /** Renews it no more. */
  release(): void;
}

export interface LeaseOptions {
  store: Pick<Store, 'renew'>;
  log: Logger;
  /** How long it lasts, in ms; it is renewed at every third of that. */
  leaseMs: number;
  /** When the claim was asked for, by `performance.now()`: a wall clock may jump. */
  claimedAt: number;
}

/**
 * Keeps a lease alive while its work goes on. It counts as lost when another worker has it, and also when it could not be
 * renewed before its time was up, for example because the database is away: others may see what we cannot.
 */
export function holdLease(claim: Claim, { store, log, leaseMs, claimedAt }: LeaseOptions): HeldLease {
  const lost = new AbortController();
  // A lease may be over before it is known to be had; a negative time would make Node.js warn.
  const untilLost = (since: number) => Math.max(0, since + leaseMs - performance.now());
  let expiry = setTimeout(() => lost.abort(), untilLost(claimedAt));

  const renew = async () => {
    const askedAt = performance.now();
    try {
      const held = await store.renew(claim, Date.now() + leaseMs);
      if (!held) return lost.abort();
      clearTimeout(expiry);
      if (!released) expiry = setTimeout(() => lost.abort(), untilLost(askedAt));
    } catch (error) {
      log.warn({ message: claim.message.id, err: error }, 'lease not renewed');
    }
  };
  const renewal = setInterval(() => void renew(), leaseMs / 3);
  let released = false;

  return {
    signal: lost.signal,
    abort: () => lost.abort(),
    release() {
      released = true;
      clearInterval(renewal);
      clearTimeout(expiry);
    },
  };
}
