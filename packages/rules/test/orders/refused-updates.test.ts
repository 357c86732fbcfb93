import { describe, expect, it } from 'vitest';
import { applyUpdate, type OrderUpdate } from '../../src/index.ts';
import { refusal } from '../support/applied.ts';
import { frozen } from '../support/frozen.ts';
import { placedOrder } from '../support/orders.ts';
import { assessmentStatus, testIs, testScored } from '../support/updates.ts';

const order = frozen(placedOrder({ first: ['a'], second: ['b'] }));

/** Good in its first part, wrong three times behind it. */
const mixed: OrderUpdate = frozen({
  overallScore: '90 %',
  assessments: [
    { assessmentId: 'first', assessmentResults: { tests: [testScored('a', 1, 'Complete'), testIs('x', 'Hold')] } },
    { assessmentId: 'stranger' },
    { assessmentId: 'second', assessmentStatus: assessmentStatus('Expired') },
  ],
});

describe('an update that is refused', () => {
  it('says everything that is wrong at once, each time with the field', () => {
    expect(refusal(order, mixed).map(({ field, code }) => [field, code])).toEqual([
      ['assessments[1].assessmentId', 'unknown_assessment'],
      ['assessments[0].assessmentResults.tests[1].id', 'unknown_test'],
      ['assessments[2].assessmentStatus.value', 'tests_not_completed'],
    ]);
  });

  it('changes nothing, not even by its good parts', () => {
    const before = structuredClone(order);
    expect(applyUpdate(order, mixed)).not.toHaveProperty('order');
    expect(order).toEqual(before);
  });
});

describe('an update that is accepted', () => {
  it('changes neither the order nor the update it was given', () => {
    const update: OrderUpdate = frozen({
      overallReports: [{ name: 'All' }],
      assessments: [
        {
          assessmentId: 'first',
          assessmentResults: { reports: [{ name: 'A' }], tests: [testScored('a', 1, 'Complete')] },
        },
      ],
    });
    const before = structuredClone({ order, update });
    expect(applyUpdate(order, update).ok).toBe(true);
    expect({ order, update }).toEqual(before);
  });
});

describe('an update that names an assessment twice', () => {
  const tests = { assessmentId: 'first', assessmentResults: { tests: [testIs('a', 'Complete')] } };
  const completion = { assessmentId: 'first', assessmentStatus: assessmentStatus('Complete') };

  it.each([{ assessments: [tests, completion] }, { assessments: [completion, tests] }])(
    'is checked once all of it is applied',
    (update) => {
      expect(refusal(order, update)).toEqual([]);
    },
  );
});
