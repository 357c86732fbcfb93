import {
  AssessmentKitError,
  AuthenticationError,
  PlatformFailedError,
  RateLimitedError,
  type Timing,
  waitBeforeRetry,
} from '@assessment-kit/client';
import type { Pace } from './pace.ts';

export interface Patience {
  pace: Pace;
  /** How many times a failure that may pass is repeated. A 429 is no failure: it only means later. */
  retries: number;
  timing: Timing;
  /** Ends waits; what is under way is let finish. */
  signal: AbortSignal;
}

/** A platform that answers nothing but 429 is not asked for ever. */
const MOST_TIMES_TOO_MANY = 50;

/**
 * Sends a request that may be repeated (GET, PUT, DELETE) in the pace of all, until it succeeds or it makes no sense to go
 * on.
 *
 * @param call Sends it once, without repeats of its own.
 * @throws {AssessmentKitError} the last failure, or the signal's reason when it was ended before the next attempt.
 */
export async function sendPatiently<Value>(call: () => Promise<Value>, patience: Patience): Promise<Value> {
  const { pace, retries, timing, signal } = patience;
  for (let failures = 0, tooMany = 0; ; ) {
    await pace.turn(signal);
    try {
      const value = await call();
      pace.answered();
      return value;
    } catch (error) {
      if (!(error instanceof AssessmentKitError)) throw error;
      if (error instanceof RateLimitedError) {
        tooMany += 1;
        if (tooMany > MOST_TIMES_TOO_MANY) throw error;
        pace.slowDown(error.retryAfterMs);
        continue;
      }
      failures += 1;
      if (!mayPass(error) || failures > retries) throw error;
      const askedMs = error instanceof PlatformFailedError ? error.retryAfterMs : null;
      await timing.wait(waitBeforeRetry(failures, askedMs, timing.random()), signal);
    }
  }
}

/** A token can be refused although it is fresh, when it was revoked meanwhile; credentials that are refused stay so. */
function mayPass(error: AssessmentKitError): boolean {
  return error.retryable || (error instanceof AuthenticationError && error.operation !== 'issueToken');
}
