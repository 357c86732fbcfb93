import { defineRules } from '../rule.ts';

/** Orders that come again, changed, or in another sequence. */
export const repeatRules = defineRules('Repeat', {
  'repeat.same-again': {
    title: 'The same order twice is answered with success twice.',
    why: 'A second 409 or 500 tells the platform that an order failed which is safe. There is no id of the delivery: `orderId` is all that tells the second from a new one.',
    severity: 'must',
    source: { page: ['S2', 'CB-old'], confidence: 'certain' },
    fix: 'Make `orderId` a unique key; when it is there already, answer 200 as before.',
  },
  'repeat.ten-at-once': {
    title: 'The same order ten times at once is answered with success ten times.',
    why: 'Two requests that look first and insert afterwards both find nothing, and one of them fails.',
    severity: 'must',
    source: { page: ['S2', 'CB-old'], confidence: 'certain' },
    fix: 'Let the database decide: `insert … on conflict do nothing`, not a look before the insert.',
  },
  'repeat.changed': {
    title: 'A known order with another payload is kept or refused, but breaks nothing.',
    why: 'Whether the platform ever sends one is not known.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Keep it as a revision and answer 200, or answer 409.',
  },
  'repeat.out-of-order': {
    title: 'Orders are taken in whatever sequence they come.',
    why: 'Nothing is said about their sequence, and two orders have nothing to do with each other.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Do not compare an order with the one before.',
  },
  'repeat.after-no-answer': {
    title: 'An order whose sender left before the answer is taken when it comes again.',
    why: 'After the limit the platform leaves. What the receiver did meanwhile must not stand in the way of the next try.',
    severity: 'should',
    source: { page: ['CB-new'], confidence: 'inferred' },
    fix: 'Answer a repeated order with 200, whatever became of the first answer.',
  },
});
