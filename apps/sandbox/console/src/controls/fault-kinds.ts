import type { Schema } from '@assessment-kit/contract/sandbox';

/** What each fault of a callback does. */
export const DELIVERY_FAULTS = {
  duplicate: 'Sent a second time after its answer',
  'concurrent-duplicate': 'Sent twice at the same moment',
  reorder: 'Waits until the next callback was sent',
  late: 'Its answer is given up one second before the limit',
  dropped: 'Never sent, and nobody is told',
  truncated: 'The connection ends in the middle of the body',
  'wrong-key': 'Carries another x-api-key',
  changed: 'Sent again for the same order, with a changed payload',
} as const satisfies Record<Schema<'DeliveryFaultKind'>, string>;

/** What each fault of an answer does. */
export const ANSWER_FAULTS = {
  'error-before': '503 or the status chosen, nothing was stored',
  'error-after': '500, although the change was stored',
  timeout: 'No answer at all, although the change was stored',
  'reset-before': 'The connection breaks, nothing was stored',
  'reset-after': 'The connection breaks, although the change was stored',
  'broken-off': 'The answer breaks off in its body, although the change was stored',
  unreadable: '200 with a web page of someone on the way, although the change was stored',
  slow: 'The answer comes in small pieces, five seconds long',
  'rate-limited': '429 with Retry-After',
  'token-revoked': 'The token is no longer valid from now on',
} as const satisfies Record<Schema<'AnswerFaultKind'>, string>;
