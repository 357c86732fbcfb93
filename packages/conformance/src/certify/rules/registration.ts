import { defineRules } from '../rule.ts';

/** What the platform asks of the addresses and the key before it sends anything. */
export const registrationRules = defineRules('Registration', {
  'registration.urls': {
    title: 'The platform takes the callback URLs.',
    why: 'A callback URL may have at most 256 characters. A longer one cannot be registered, and no order ever comes.',
    severity: 'must',
    source: { page: ['S2', 'CB-old'], confidence: 'certain' },
    fix: 'Give the receiver a shorter address.',
    phase: 'first',
  },
  'registration.key': {
    title: 'The platform takes the key.',
    why: 'The key may have at most 50 characters. A longer one cannot be registered.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-put-0611', 'CB-put-new'], confidence: 'certain' },
    fix: 'Choose a random key of 32 to 50 characters.',
    phase: 'first',
  },
  'registration.https': {
    title: 'The callback URLs are https.',
    why: 'Names, e-mail addresses and the key itself travel in every callback. Over plain http everyone on the way reads them. Whether the platform refuses http is not known.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Put the receiver behind a proxy or load balancer that ends TLS, with a certificate that browsers trust.',
    phase: 'first',
  },
});
