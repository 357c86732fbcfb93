import {
  CALLBACK_TIMEOUT_SECONDS,
  GATEWAY_DELAY_SECONDS,
  RATE_LIMITS,
  SHORT_CALLBACK_TIMEOUT_SECONDS,
} from '@assessment-kit/rules';
import type { Readings } from './readings.ts';

/** How many requests are allowed; `null`: no limit of this kind. */
export interface ReadRateLimit {
  readonly perSecond: number | null;
  readonly perMinute: number | null;
  readonly perHour: number | null;
  /** Whether each operation is counted for itself. */
  readonly perEndpoint: boolean;
}

/** The older limit of calls per hour (`RATE`, copies up to June 2024). */
const OLD_CALLS_PER_HOUR = 40_000;

/** The other reading of the gateway's delay, in seconds (`OV-new`, `ONB-bgc`). */
const SHORT_GATEWAY_DELAY_SECONDS = 15;

/** The status of an answer to too many requests. */
export function rateLimitStatus(readings: Readings): 429 | 403 {
  return readings.of('rate-limit-status') === '403' ? 403 : 429;
}

/** How many requests are allowed. No page gives the numbers per endpoint; the usual ones are taken for each. */
export function rateLimitNumbers(readings: Readings): ReadRateLimit {
  const reading = readings.of('rate-limit-numbers');
  if (reading === '40000-per-hour') {
    return { perSecond: null, perMinute: null, perHour: OLD_CALLS_PER_HOUR, perEndpoint: false };
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
