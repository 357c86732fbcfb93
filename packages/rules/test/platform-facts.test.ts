import { expect, it } from 'vitest';
import {
  CALLBACK_KEY_HEADER,
  CALLBACK_SUCCESS_STATUS,
  CALLBACK_TIMEOUT_SECONDS,
  DEFAULT_PAGE_SIZE,
  GATEWAY_DELAY_SECONDS,
  RATE_LIMITS,
  SECRET_LIFETIME_DAYS,
  SHORT_CALLBACK_TIMEOUT_SECONDS,
  TOKEN_LIFETIME_SECONDS,
} from '../src/index.ts';

it.each<[fact: string, value: unknown, documented: unknown]>([
  ['a callback is answered within 20 seconds', CALLBACK_TIMEOUT_SECONDS, 20],
  ['by the other reading within 5 seconds', SHORT_CALLBACK_TIMEOUT_SECONDS, 5],
  ['a callback carries the key as x-api-key', CALLBACK_KEY_HEADER, 'x-api-key'],
  ['a callback succeeds with 200', CALLBACK_SUCCESS_STATUS, 200],
  ['a token is valid for an hour', TOKEN_LIFETIME_SECONDS, 3600],
  ['an approval takes 15 minutes to reach the gateway', GATEWAY_DELAY_SECONDS, 900],
  ['3 requests a second and 180 a minute are allowed', RATE_LIMITS, { perSecond: 3, perMinute: 180 }],
  ['a secret is replaced after a year', SECRET_LIFETIME_DAYS, 365],
  ['a page holds 20 orders', DEFAULT_PAGE_SIZE, 20],
])('%s', (_, value, documented) => {
  expect(value).toEqual(documented);
});
