import { defineRules } from '../rule.ts';

/** How an ordinary order is answered. */
export const answerRules = defineRules('Answer', {
  'answer.exactly-200': {
    title: 'An order is answered with exactly 200.',
    why: 'The platform takes 200 for success and everything else for a failure, 201, 202 and 204 included. An order that it takes for failed shows up as failed for the customer, or is ordered again.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-new'], confidence: 'certain' },
    fix: 'Answer 200 as soon as the order is on disk, and do the work afterwards. Do not redirect.',
    phase: 'first',
  },
  'answer.within-20-seconds': {
    title: 'Orders are answered within 20 seconds.',
    why: 'After 20 seconds the platform counts the order as failed. No page promises that it tries again.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-new'], confidence: 'certain' },
    fix: 'Store the order, answer, and do everything else (invitations, calls to other systems) afterwards.',
    phase: 'first',
  },
  'answer.within-5-seconds': {
    title: 'Orders are answered within 5 seconds.',
    why: "The platform's changelog of June 2025 says 5 seconds where the callback page says 20. Within 5, both are kept.",
    severity: 'should',
    source: { page: ['CL-2025-06-10'], confidence: 'certain' },
    fix: 'Store the order, answer, and do everything else afterwards. Keep the process warm, so that the first order after a pause does not wait for a start.',
    phase: 'first',
  },
  'answer.body': {
    title: 'The answer is empty, or JSON that says so.',
    why: 'The platform has an example of a JSON answer whose fields are not public. A page of HTML, or JSON with another media type, may be refused.',
    severity: 'should',
    source: { page: ['CL-2025-08-12'], confidence: 'inferred' },
    fix: 'Answer with no body, or with `{}` and `Content-Type: application/json`.',
    phase: 'first',
  },
  'answer.under-load': {
    title: 'Fifty orders at once are all taken within the limit.',
    why: 'A customer who hires for a season orders for many candidates in one go. Each of those orders has its own limit.',
    severity: 'should',
    source: { page: ['CB-new', 'practice'], confidence: 'inferred' },
    fix: 'Do not work in the request: store and answer. Give the database pool and the server room for 50 requests at the same time.',
    phase: 'alone',
  },
  'answer.still-alive': {
    title: 'After everything else, an order is still taken.',
    why: 'One broken request must not cost the orders that come after it.',
    severity: 'must',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Find the request that stopped the receiver in its log: an exception outside the request, or a pool of connections that was never given back.',
    phase: 'last',
  },
});
