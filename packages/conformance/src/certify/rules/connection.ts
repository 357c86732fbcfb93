import { defineRules } from '../rule.ts';

/** Senders that are slow, silent or thrifty. */
export const connectionRules = defineRules('Connection', {
  'connection.reused': {
    title: 'Several orders over one connection are all taken.',
    why: 'Senders keep connections. What is left over from one request must not be read as the beginning of the next.',
    severity: 'should',
    source: { page: ['RFC 9112'], confidence: 'certain' },
    fix: 'Read every body to its end, also of requests that you refuse, or close the connection.',
  },
  'connection.slow-sender': {
    title: 'An order that trickles in is taken, and others meanwhile.',
    why: 'A slow network is no reason to lose an order, nor to let others wait.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Serve requests at the same time, and allow several seconds for a request to arrive.',
    phase: 'alone',
  },
  'connection.idle': {
    title: 'Silent connections keep no order out.',
    why: 'Everybody can open connections and say nothing.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Serve connections at the same time (threads, or events), and close those that stay silent.',
    phase: 'alone',
  },
});
