import { defineRules } from '../rule.ts';

/** The only thing that tells the platform from a stranger. */
export const keyRules = defineRules('Key', {
  'key.missing-refused': {
    title: 'Without a key, an order is refused.',
    why: 'There is no signature. The key in `x-api-key` is all that tells an order of the platform from one that somebody made up.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-put-new'], confidence: 'certain' },
    fix: 'Answer 401 before the body is read when `x-api-key` is missing or empty.',
  },
  'key.wrong-refused': {
    title: 'With a wrong key, an order is refused.',
    why: 'Whoever gets in can order assessments in the name of any customer.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-put-new'], confidence: 'certain' },
    fix: 'Compare the whole key, in constant time (`crypto.timingSafeEqual`, `hmac.compare_digest`), case included, and only from `x-api-key`.',
  },
  'key.header-name-in-any-case': {
    title: 'The name of the key header may be written in any case.',
    why: 'Names of headers have no case. Proxies and HTTP/2 change it.',
    severity: 'must',
    source: { page: ['RFC 9110'], confidence: 'certain' },
    fix: "Look the header up by your framework's case-insensitive way.",
  },
  'key.no-lock-out': {
    title: 'Wrong keys do not lock out the right one.',
    why: 'Everybody can send wrong keys. If that closes the door, a stranger decides whether orders arrive.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Limit failures by address at a proxy if you must, but never refuse the right key because of wrong ones.',
  },
  'key.same-answer-for-every-wrong-key': {
    title: 'Every wrong key gets the same answer.',
    why: 'An answer that depends on how much of the key is right, on its length or on its letters helps to guess it.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Answer one fixed body for every wrong key, and compare hashes of equal length in constant time. Times are not measured here: over a network they say too little.',
  },
  'key.nothing-learned-without-it': {
    title: 'Without the key, nothing is learned about orders.',
    why: 'A stranger must not find out which orders exist, or how the body is read.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Check the key before anything else, the body above all.',
  },
});
