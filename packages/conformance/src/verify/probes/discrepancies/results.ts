import { ASSESSMENTS } from '../../world.ts';
import { isTaken, ON_ORDER, recognised, status, update, WRONG, withResults, withTest } from '../parts.ts';
import type { ProbeText } from '../probe.ts';

/** Disagreements about results of orders: mostly the names of fields. Whoever refuses a wrong value knows the name. */
export const RESULT_DISCREPANCIES: readonly ProbeText[] = [
  {
    id: 'discrepancy.order-update-answer-text',
    by: {
      notTestable: 'A 204 has no text; the word stands in a page only.',
      settledBy: 'nothing that would matter: no client sees the word',
    },
  },
  {
    id: 'discrepancy.complete-review-spelling',
    by: {
      ...ON_ORDER,
      requests: ['RetestRecommended', 'Retest Recommended'].map((value) =>
        update(withResults({}, { assessmentStatus: status(value) })),
      ),
      read: ([word, blanks]) => {
        if (word && isTaken(word)) return { reading: 'one-word' };
        return blanks && isTaken(blanks) ? { reading: 'with-blanks' } : { untold: 'Neither spelling is taken.' };
      },
    },
  },
  {
    id: 'discrepancy.test-default-status',
    by: {
      needs: ['write', 'sandbox'],
      order: true,
      requests: [],
      async read(_answers, world, orderId) {
        const order = await world.orderState(orderId);
        return { reading: order?.assessments[0]?.tests[0]?.status.value ?? 'none' };
      },
    },
  },
  {
    id: 'discrepancy.test-score-optional',
    by: {
      ...ON_ORDER,
      // Under both names of the status, so that only the missing score can be the reason.
      requests: [update(withTest({ testStatus: status('InProgress'), status: status('InProgress') }))],
      read: ([answer]) => ({ reading: answer && isTaken(answer) ? 'optional' : 'required' }),
    },
  },
  {
    id: 'discrepancy.test-status-name',
    by: {
      ...ON_ORDER,
      requests: ['testStatus', 'status'].map((name) =>
        update(withTest({ score: { value: '1', attempt: 1 }, [name]: status(WRONG) })),
      ),
      read: recognised('testStatus', 'status'),
    },
  },
  {
    id: 'discrepancy.score-casing',
    by: {
      ...ON_ORDER,
      requests: ['score', 'Score'].map((name) => update(withResults({ [name]: 'x'.repeat(31) }))),
      read: recognised('lower-camel', 'pascal'),
    },
  },
  {
    id: 'discrepancy.assessment-report-name',
    by: {
      ...ON_ORDER,
      requests: ['reports', 'Report'].map((name) => update(withResults({ [name]: WRONG }))),
      read: recognised('reports', 'Report'),
    },
  },
  {
    id: 'discrepancy.results-nesting',
    by: {
      ...ON_ORDER,
      requests: [
        update(withResults(WRONG)),
        update({ assessmentResults: WRONG, assessments: [{ assessmentId: ASSESSMENTS[0].id }] }),
      ],
      read: recognised('nested', 'top-level'),
    },
  },
  {
    id: 'discrepancy.overall-report-name',
    by: {
      ...ON_ORDER,
      requests: ['overallReports', 'overallReport'].map((name) => update({ [name]: WRONG })),
      read: recognised('overallReports', 'overallReport'),
    },
  },
];
