import { defineRules } from '../rule.ts';

const ONE_KEY = 'Make `orderId` a unique key in the database that hands over.';

/** What reaches the system behind the receiver. The probe tells. */
export const handoverRules = defineRules('Hand-over', {
  'handover.every-order': {
    title: 'Every order that was answered with success is handed over.',
    why: '200 ends the platform’s part. What is not handed over then is lost without a trace.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-new'], confidence: 'certain' },
    fix: 'Store before you answer, and work from what is stored, again and again until it is done.',
    phase: 'last',
    needs: ['probe'],
  },
  'handover.refused-orders-are-not': {
    title: 'No order that was refused is handed over.',
    why: 'An order with a wrong key that is worked on all the same is an order of a stranger.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-put-new'], confidence: 'certain' },
    fix: 'Check key, method, media type and body before anything is stored.',
    phase: 'last',
    needs: ['probe'],
  },
  'handover.once': {
    title: 'An order that comes twice is handed over once.',
    why: 'The candidate is invited twice, and the customer pays twice.',
    severity: 'must',
    source: { page: ['S2'], confidence: 'certain' },
    fix: ONE_KEY,
    needs: ['probe'],
  },
  'handover.once-of-ten': {
    title: 'An order that comes ten times at once is handed over once.',
    why: 'A look before the insert lets all ten through.',
    severity: 'must',
    source: { page: ['S2'], confidence: 'certain' },
    fix: `${ONE_KEY} Use \`insert … on conflict do nothing\`, not a look before the insert.`,
    needs: ['probe'],
  },
  'handover.headers-identify-nothing': {
    title: 'Only `orderId` tells orders apart, no header.',
    why: 'The platform sends no id of the delivery. Ids of requests, traces and messages are made up by proxies: new ones for the same order, or the same for different ones.',
    severity: 'must',
    source: { page: ['S2', 'CB-old'], confidence: 'certain' },
    fix: ONE_KEY,
    needs: ['probe'],
  },
  'handover.once-after-no-answer': {
    title: 'An order whose sender left before the answer, and that comes again, is handed over once.',
    why: 'This is what a time-out looks like from inside.',
    severity: 'must',
    source: { page: ['CB-new'], confidence: 'certain' },
    fix: ONE_KEY,
    needs: ['probe'],
  },
  'handover.changed-is-not-new': {
    title: 'A known order with another payload is not handed over as a new one.',
    why: 'The candidate would be invited twice. Whether the platform ever sends one is not known.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Hand it over as a change of the order that is known.',
    needs: ['probe'],
  },
  'handover.similar-ids-told-apart': {
    title: 'Orders whose ids differ only in case or blanks are different orders.',
    why: 'No page gives the form of ids. A database that compares without case drops the second order.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Compare ids byte by byte: a binary collation in MySQL and SQL Server.',
    needs: ['probe'],
  },
});
