import { defineRules } from '../rule.ts';

/** What survives when the receiver is killed. */
export const restartRules = defineRules('Restart', {
  'order.stored-before-answer': {
    title: 'Orders answered right before a kill are still there and are handed over.',
    why: '200 is a promise. What is only in memory when it is given is lost with the process, and no page promises that it comes again.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-new'], confidence: 'certain' },
    fix: 'Commit to disk first and answer after: `synchronous=FULL` in SQLite, `synchronous_commit=on` in PostgreSQL, acknowledgements of all replicas in a queue.',
    phase: 'alone',
    needs: ['restart', 'probe'],
  },
  'restart.comes-back': {
    title: 'After a kill the receiver comes back and takes orders.',
    why: 'A lock or half a file that keeps it from starting costs every order until somebody comes.',
    severity: 'must',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Let locks end with their process, and let something start it again (systemd, Kubernetes).',
    phase: 'alone',
    needs: ['restart'],
  },
  'restart.remembers': {
    title: 'An order from before a restart that comes again is handed over once.',
    why: 'A memory of known orders that ends with the process lets every repetition through as new.',
    severity: 'must',
    source: { page: ['S2'], confidence: 'certain' },
    fix: 'Keep known ids where the orders are.',
    phase: 'alone',
    needs: ['restart', 'probe'],
  },
});
