import { defineRules } from '../rule.ts';

const KEEP = 'Keep the body as it is and answer 200; read from it what is there.';

/** The callback that tells of failed order callbacks. */
export const errorRules = defineRules('Error callback', {
  'error.from-platform': {
    title: 'The error of an order that could not be delivered is taken.',
    why: 'It is the only sign that an order exists which never arrived.',
    severity: 'must',
    source: { page: ['S2', 'CB-new'], confidence: 'certain' },
    fix: KEEP,
    needs: ['errorUrl'],
  },
  'error.both-formats': {
    title: 'Both formats of errors are taken.',
    why: 'The callback has "the format of the Errors section", which shows two: a list in `Values` and a single `Value`. Which one comes is not said.',
    severity: 'must',
    source: { page: ['S2', 'CB-new'], confidence: 'certain' },
    fix: KEEP,
    needs: ['errorUrl'],
  },
  'error.unknown-codes': {
    title: 'Codes that nobody knows are taken.',
    why: 'The pages show three codes and no list.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'certain' },
    fix: 'Treat `Code` as a text.',
    needs: ['errorUrl'],
  },
  'error.unknown-order': {
    title: 'An error for an order that never came is taken.',
    why: 'That is the very case it is for: the order callback has failed.',
    severity: 'should',
    source: { page: ['S2', 'CB-new'], confidence: 'inferred' },
    fix: `${KEEP} Do not demand that the order is known.`,
    needs: ['errorUrl'],
  },
  'error.before-its-order': {
    title: 'An order is taken after an error that names it.',
    why: 'When the platform gave up waiting and sends the order again by hand, the error comes first.',
    severity: 'should',
    source: { page: ['CB-new'], confidence: 'inferred' },
    fix: 'Do not mark orders as failed in a way that keeps them from coming in.',
    needs: ['errorUrl'],
  },
  'error.same-again': {
    title: 'The same error twice is taken twice.',
    why: 'An error has no id; the same text may be a repetition or a second failure.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Answer 200 for a repetition.',
    needs: ['errorUrl'],
  },
  'error.key-checked': {
    title: 'Errors without the right key are refused.',
    why: 'The key comes with every callback. Made-up failures cost somebody a night.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-put-new'], confidence: 'certain' },
    fix: 'Check `x-api-key` on this address as well.',
    needs: ['errorUrl'],
  },
});
