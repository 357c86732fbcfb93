import { describe, expect, it } from 'vitest';
import { EMPTY_ORDER, newOrderState } from '../../src/index.ts';
import { ORDERED_AT, placedOrder } from '../support/orders.ts';

const assessmentPackage = {
  assessments: [
    { id: 'skills', tests: [{ id: 'JavaScript' }, { id: 'Ruby' }] },
    { id: 'character', tests: [{ id: 'teamwork' }] },
    { id: 'interview', tests: null },
  ],
};

function idsOf(tests?: readonly string[]): [string, string[]][] {
  const order = newOrderState({ assessmentPackage, orderedAt: ORDERED_AT, ...(tests ? { tests } : {}) });
  return order.assessments.map((each) => [each.assessmentId, each.tests.map(({ id }) => id)]);
}

describe('an order that was placed', () => {
  it('has every assessment Ordered and every test Pending since it was placed', () => {
    expect(placedOrder({ skills: ['JavaScript'] })).toEqual({
      partnerTrackingId: null,
      overallScore: null,
      overallScoreDescription: null,
      overallReports: [],
      assessments: [
        {
          assessmentId: 'skills',
          status: { value: 'Ordered', updatedAt: ORDERED_AT },
          score: null,
          scoreDescription: null,
          reports: [],
          tests: [{ id: 'JavaScript', status: { value: 'Pending', updatedAt: ORDERED_AT }, attempts: [] }],
        },
      ],
    });
  });

  it('holds the whole package when no tests are named', () => {
    expect(idsOf()).toEqual([
      ['skills', ['JavaScript', 'Ruby']],
      ['character', ['teamwork']],
      ['interview', []],
    ]);
  });

  it('holds only the tests that were ordered, and the assessments that have one of them', () => {
    expect(idsOf(['Ruby'])).toEqual([['skills', ['Ruby']]]);
  });

  it('holds nothing when nothing is known about it', () => {
    expect(EMPTY_ORDER.assessments).toEqual([]);
  });
});
