import {
  AssessmentKitError,
  PlatformFailedError,
  RateLimitedError,
  RequestRejectedError,
} from '@assessment-kit/client';
import { updateAnswer } from '@assessment-kit/rules';
import type { UpdateEvent } from './update-states.ts';

/** How a failed attempt ended, in the words of the update's life. */
export interface FailedEnd {
  event: Extract<UpdateEvent, 'refused' | 'postponed' | 'held_back' | 'no_clear_answer'>;
  /** A sentence for the operator. Kept with the update, never logged: the platform's words may repeat what was sent. */
  reason: string;
  /** The first sentence of it, in the client's own words. */
  headline: string;
  /** Of the platform's answer; `null`: there was none. */
  status: number | null;
  correlationId: string | null;
  /** How long the platform asked to wait, in ms; `null` when it did not say. */
  askedMs: number | null;
  /** Why no update can leave; `null`: the others can. */
  holdsBack: 'rate_limited' | 'client_refused' | null;
}

/** What a failed call means for the update. Without a clear sign that the platform did not act on it, it may have. */
export function endOf(error: unknown): FailedEnd {
  if (!(error instanceof AssessmentKitError)) {
    const nothing = { status: null, correlationId: null, askedMs: null, holdsBack: null };
    const reason = 'The update could not be sent.';
    return { event: 'no_clear_answer', reason, headline: reason, ...nothing };
  }
  const { status, correlationId } = error;
  const waits = error instanceof RateLimitedError || error instanceof PlatformFailedError;
  const askedMs = waits ? error.retryAfterMs : null;
  const common = { status, correlationId, askedMs, reason: reasonOf(error), headline: error.message };
  if (error.effect === 'unknown') return { event: 'no_clear_answer', ...common, holdsBack: null };
  // Refused or failed before the update itself was sent, for example while a token was asked for.
  const sent = error.operation === 'updateAssessmentOrder';
  if (error instanceof RateLimitedError) return { event: 'held_back', ...common, holdsBack: 'rate_limited' };
  if (error.code === 'authentication_failed' || (error instanceof RequestRejectedError && !sent)) {
    return { event: 'held_back', ...common, holdsBack: 'client_refused' };
  }
  const concern = sent && status !== null ? updateAnswer(status, correlationId)?.concern : undefined;
  if (concern === 'update') return { event: 'refused', ...common, holdsBack: null };
  if (concern === 'client') return { event: 'held_back', ...common, holdsBack: 'client_refused' };
  return { event: 'postponed', ...common, holdsBack: null };
}

function reasonOf(error: AssessmentKitError): string {
  const problems = error instanceof RequestRejectedError ? error.problems : [];
  const sentences = problems.flatMap(({ message }) => (message === null ? [] : [message]));
  return [error.message, ...sentences].join(' ').slice(0, 2000);
}
