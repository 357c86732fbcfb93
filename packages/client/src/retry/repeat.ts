import { AssessmentKitError } from '../errors/assessment-kit-error.ts';
import { PlatformFailedError } from '../errors/platform-failed-error.ts';
import { RateLimitedError } from '../errors/rate-limited-error.ts';
import type { Timing } from './timing.ts';
import { waitBeforeRetry } from './wait-before-retry.ts';

export interface Repeating {
  /** How many times to repeat at most. */
  maxRetries: number;
  /** How long everything together may take, waits included, in ms. */
  deadlineMs: number;
  timing: Timing;
  /** Ends a wait at once. */
  signal?: AbortSignal | undefined;
  mayRepeat: (error: AssessmentKitError) => boolean;
  onRetry: (attempt: number, waitMs: number, error: AssessmentKitError) => void;
}

/**
 * Tries until it succeeds, the failure is one that must not be repeated, or repeats or time are used up. A wait that would
 * not end before the deadline is not begun.
 *
 * @param attempt Is given its number, from 1, and the time that is left, in ms.
 */
export async function repeat<Value>(
  attempt: (attempt: number, leftMs: number) => Promise<Value>,
  { maxRetries, deadlineMs, timing, signal, mayRepeat, onRetry }: Repeating,
): Promise<Value> {
  const endsAt = timing.now() + deadlineMs;
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt(attempts, Math.max(endsAt - timing.now(), 1));
    } catch (error) {
      if (attempts > maxRetries || !(error instanceof AssessmentKitError) || !mayRepeat(error)) throw error;
      const waitMs = waitBeforeRetry(attempts, askedMs(error), timing.random());
      if (timing.now() + waitMs >= endsAt) throw error;
      onRetry(attempts, waitMs, error);
      await timing.wait(waitMs, signal);
    }
  }
}

function askedMs(error: AssessmentKitError): number | null {
  return error instanceof RateLimitedError || error instanceof PlatformFailedError ? error.retryAfterMs : null;
}
