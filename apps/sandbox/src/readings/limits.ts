import {
  CALLBACK_TIMEOUT_SECONDS,
  GATEWAY_DELAY_SECONDS,
  OLD_REQUESTS_PER_HOUR,
  RATE_LIMITS,
  SHORT_CALLBACK_TIMEOUT_SECONDS,
  SHORT_GATEWAY_DELAY_SECONDS,
} from '@assessment-kit/rules';
import type { RateLimitNumbers } from '../limits/rate-limiter.ts';
import type { Readings } from './readings.ts';

/** The numbers of a reading, and how they are counted. */
export interface ReadRateLimit extends RateLimitNumbers {
  /** Whether each operation is counted for itself. */
  readonly perEndpoint: boolean;
}

/** The status of an answer to too many requests. */
export function rateLimitStatus(readings: Readings): 429 | 403 {
  return readings.of('rate-limit-status') === '403' ? 403 : 429;
}

/** How many requests are allowed. No page gives the numbers per endpoint; the usual ones are taken for each. */
export function rateLimitNumbers(readings: Readings): ReadRateLimit {
  const reading = readings.of('rate-limit-numbers');
  if (reading === '40000-per-hour') {
    return { perSecond: null, perMinute: null, perHour: OLD_REQUESTS_PER_HOUR, perEndpoint: false };
  }
  return { ...RATE_LIMITS, perHour: null, perEndpoint: reading === 'per-endpoint' };
}

/** How long an approval takes to reach the gateway, in seconds. */
export function gatewayDelaySeconds(readings: Readings): number {
  return readings.of('gateway-delay') === '15-seconds' ? SHORT_GATEWAY_DELAY_SECONDS : GATEWAY_DELAY_SECONDS;
}

/** How long the partner may take to answer a callback, in seconds. */
export function callbackTimeLimitSeconds(readings: Readings): number {
  return readings.of('callback-time-limit') === '5-seconds' ? SHORT_CALLBACK_TIMEOUT_SECONDS : CALLBACK_TIMEOUT_SECONDS;
}
