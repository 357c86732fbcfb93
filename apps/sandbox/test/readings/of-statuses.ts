import { expect } from 'vitest';
import { sampleUpdate } from '../support/partner.ts';
import type { Sight } from '../support/plain-partner.ts';
import { AT, RESULTS, refused, taken, withResults, withTest } from './updates.ts';

/** Readings about the statuses in an update. */
export const ofStatuses = {
  'complete-review-spelling': {
    'one-word': {
      sees: 'CompleteReview taken, Complete - Review refused',
      async check(partner) {
        const orderId = await partner.withOrder();
        const tests = { SQL: 'RetestRecommended', EXCEL: 'Complete' };
        const { status } = await taken(partner, orderId, sampleUpdate('CompleteReview', tests));
        expect(status?.value).toBe('CompleteReview');
        const { fields } = await refused(partner, orderId, sampleUpdate('Complete - Review', {}));
        expect(fields).toEqual(['assessments[0].assessmentStatus.value']);
        expect(
          (await refused(partner, orderId, sampleUpdate(null, { SQL: 'Retest Recommended' }))).fields,
        ).toHaveLength(1);
      },
    },
    'with-blanks': {
      sees: 'Complete - Review and Retest Recommended taken, the words without blanks refused',
      async check(partner) {
        const orderId = await partner.withOrder();
        const tests = { SQL: 'Retest Recommended', EXCEL: 'Complete' };
        for (const [spelling, stored] of [
          ['Complete - Review', 'CompleteReview'],
          ['Retest Recommended', 'RetestRecommended'],
          ['Complete- Review', 'CompleteReview'],
        ] as const) {
          const { status, sql } = await taken(partner, orderId, sampleUpdate(spelling, tests));
          expect([status?.value, sql]).toEqual([stored, 'RetestRecommended']);
        }
        for (const [word, place] of [
          ['CompleteReview', 'assessmentStatus'],
          ['RetestRecommended', 'assessmentStatus'],
          ['RetestRecommended', 'assessmentResults.tests[0].testStatus'],
        ] as const) {
          const inTest = place.includes('tests');
          const update = inTest ? sampleUpdate(null, { SQL: word }) : sampleUpdate(word, {});
          const { fields, message } = await refused(partner, orderId, update);
          expect(fields).toEqual([`assessments[0].${place}.value`]);
          expect(message).toContain('Retest Recommended');
          expect(message.includes('Complete - Review')).toBe(!inTest);
          expect(message).not.toContain(word);
        }
      },
    },
  },
  'test-default-status': {
    Pending: {
      sees: 'tests that are Pending before anything is said',
      async check(partner) {
        const orderId = await partner.withOrder();
        const { message } = await refused(partner, orderId, sampleUpdate('Complete', {}));
        expect(message).toContain('SQL is Pending, EXCEL is Pending');
      },
    },
    Ordered: {
      sees: 'tests that are Ordered before anything is said',
      async check(partner) {
        const orderId = await partner.withOrder();
        const { message } = await refused(partner, orderId, sampleUpdate('Complete', {}));
        expect(message).toContain('SQL is Ordered, EXCEL is Ordered');
        expect(partner.sandbox.order(orderId)?.assessments[0]?.tests[0]?.status.value).toBe('Ordered');
      },
    },
  },
  'test-score-optional': {
    optional: {
      sees: 'a test without a score taken',
      async check(partner) {
        const orderId = await partner.withOrder();
        expect((await taken(partner, orderId, sampleUpdate(null, { SQL: 'InProgress' }))).sql).toBe('InProgress');
      },
    },
    required: {
      sees: 'a test without a score refused',
      async check(partner) {
        const orderId = await partner.withOrder();
        const testStatus = { value: 'InProgress', updatedAt: AT };
        for (const score of [undefined, null]) {
          const { fields, message } = await refused(partner, orderId, withTest({ testStatus, score }));
          expect([fields, message]).toEqual([[`${RESULTS}.tests[0].score`], `${RESULTS}.tests[0].score is required.`]);
        }
        const score = { value: '90', attempt: 1 };
        expect((await taken(partner, orderId, withTest({ testStatus, score }))).sql).toBe('InProgress');
        expect((await partner.update(orderId, { assessments: null })).status).toBe(204);
        expect((await partner.update(orderId, withResults({ tests: 7 }))).status).toBe(400);
      },
    },
  },
  'test-status-name': {
    testStatus: {
      sees: 'testStatus taken, status ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        expect((await taken(partner, orderId, withTest({ status: { value: 'Hold', updatedAt: AT } }))).sql).toBe(
          'Pending',
        );
        expect((await taken(partner, orderId, withTest({ testStatus: { value: 'Hold', updatedAt: AT } }))).sql).toBe(
          'Hold',
        );
      },
    },
    status: {
      sees: 'status taken, testStatus ignored',
      async check(partner) {
        const orderId = await partner.withOrder();
        expect((await taken(partner, orderId, withTest({ testStatus: { value: 'Hold' } }))).sql).toBe('Pending');
        expect((await taken(partner, orderId, withTest({ status: { value: 'Hold', updatedAt: AT } }))).sql).toBe(
          'Hold',
        );
        const { fields, message } = await refused(partner, orderId, withTest({ status: { value: 'Hold' } }));
        expect(fields).toEqual([`${RESULTS}.tests[0].status.updatedAt`]);
        expect(message).toBe(`${RESULTS}.tests[0].status.updatedAt is required.`);
      },
    },
  },
} satisfies Record<string, Record<string, Sight>>;
