import {
  type AssessmentStatusValue,
  CALLBACK_KEY_HEADER,
  CALLBACK_SUCCESS_STATUS,
  GATEWAY_DELAY_SECONDS,
  type OnboardingStatusValue,
  PACKAGE_STATUS_LABELS,
  SHORT_CALLBACK_TIMEOUT_SECONDS,
} from '@assessment-kit/rules';
import { sequence } from './sequence.ts';

const PLATFORM = 'Platform';
const YOU = 'You';

/** Values on the wire, checked by their types. */
const INVITED: AssessmentStatusValue = 'WaitingOnAssessee';
const STARTED: AssessmentStatusValue = 'InProgress';
const DONE: AssessmentStatusValue = 'Complete';
const APPLIED: OnboardingStatusValue = 'InProgress';
const APPROVED: OnboardingStatusValue = 'Approved';

/** From the agreement with a partner to the first order of a company. */
export function onboardingFlow(): string {
  const customer = 'Customer';
  return sequence(
    { id: 'onboarding', title: 'Onboarding of a company' },
    [customer, YOU, PLATFORM],
    [
      { from: YOU, to: PLATFORM, words: 'token: client id and secret' },
      { from: YOU, to: PLATFORM, words: 'callback, once for all companies' },
      { from: customer, to: YOU, words: 'comes with its company ids' },
      { from: YOU, to: PLATFORM, words: `${APPLIED} (may be skipped)` },
      { from: YOU, to: YOU, words: 'check, agree on terms' },
      { from: YOU, to: PLATFORM, words: `${APPROVED}, for each company` },
      { from: PLATFORM, to: PLATFORM, words: `up to ${GATEWAY_DELAY_SECONDS / 60} minutes pass` },
      { from: YOU, to: PLATFORM, words: 'packages' },
      { from: YOU, to: PLATFORM, words: 'subscription, billing codes' },
      { from: customer, to: PLATFORM, words: 'orders a package' },
      { from: PLATFORM, to: YOU, words: 'order callback' },
    ],
  );
}

/** A callback that is taken, and one that is not. */
export function deliveryFlow(): string {
  const disk = 'Your disk';
  return sequence(
    { id: 'delivery', title: 'Delivery of a callback' },
    [PLATFORM, YOU, disk],
    [
      { from: PLATFORM, to: YOU, words: `POST with ${CALLBACK_KEY_HEADER}` },
      { from: YOU, to: YOU, words: 'compare key, read body' },
      { from: YOU, to: disk, words: 'store the raw body' },
      { from: disk, to: YOU, words: 'it is safe' },
      {
        from: YOU,
        to: PLATFORM,
        words: `answer ${CALLBACK_SUCCESS_STATUS} within ${SHORT_CALLBACK_TIMEOUT_SECONDS} seconds`,
      },
      { from: PLATFORM, to: YOU, words: 'POST of the next order' },
      { from: YOU, to: PLATFORM, words: '4xx, 5xx or silence' },
      { from: PLATFORM, to: YOU, words: 'POST to the error URL' },
      { from: YOU, to: YOU, words: 'look for what was lost' },
    ],
  );
}

/** An order from its placing to its completion. */
export function orderLife(): string {
  const person = 'Candidate';
  const { InProgress, Completed } = PACKAGE_STATUS_LABELS;
  return sequence(
    { id: 'order', title: 'The life of an order' },
    [PLATFORM, YOU, person],
    [
      { from: PLATFORM, to: YOU, words: 'order callback' },
      { from: YOU, to: person, words: 'invitation' },
      { from: YOU, to: PLATFORM, words: `PATCH: ${INVITED}` },
      { from: person, to: YOU, words: 'starts a test' },
      { from: YOU, to: PLATFORM, words: `PATCH: test and assessment ${STARTED}` },
      { from: PLATFORM, to: PLATFORM, words: `shows ${InProgress}` },
      { from: person, to: YOU, words: 'finishes every test' },
      { from: YOU, to: PLATFORM, words: `PATCH: tests ${DONE}, scores, reports` },
      { from: YOU, to: PLATFORM, words: `PATCH: assessment ${DONE}` },
      { from: PLATFORM, to: PLATFORM, words: `shows ${Completed}` },
    ],
  );
}
