import { describe, expect, it } from 'vitest';
import { EMPTY_ORDER, type OrderUpdate } from '../../src/index.ts';
import { applied, refusal, testIn } from '../support/applied.ts';
import { placedOrder } from '../support/orders.ts';
import { assessmentStatus, testIs, updateOf } from '../support/updates.ts';

const order = placedOrder({ battery: ['test'], other: ['second test'] });

describe('an update with an id that the order does not have', () => {
  it.each<{ what: string; update: OrderUpdate; field: string; code: string; sentence: string }>([
    {
      what: 'an assessment',
      update: { assessments: [{ assessmentId: 'battery' }, { assessmentId: 'stranger' }] },
      field: 'assessments[1].assessmentId',
      code: 'unknown_assessment',
      sentence: 'is not an assessment of the order.',
    },
    {
      what: 'a test',
      update: updateOf('battery', { tests: [testIs('test', 'Hold'), testIs('stranger', 'Hold')] }),
      field: 'assessments[0].assessmentResults.tests[1].id',
      code: 'unknown_test',
      sentence: 'is not a test of the assessment.',
    },
    {
      what: 'a test of another assessment',
      update: updateOf('battery', { tests: [testIs('second test', 'Hold')] }),
      field: 'assessments[0].assessmentResults.tests[0].id',
      code: 'unknown_test',
      sentence: 'is not a test of the assessment.',
    },
  ])('is refused for $what, by the name of the field', ({ update, field, code, sentence }) => {
    expect(refusal(order, update)).toEqual([{ field, code, message: `${field} ${sentence}` }]);
  });

  it('never repeats the id in its message', () => {
    expect(
      refusal(order, updateOf('stranger', {}))
        .map(({ message }) => message)
        .join(),
    ).not.toContain('stranger');
  });

  it('adds the assessment and the test when the package is not known', () => {
    const update = updateOf('battery', { status: 'InProgress', tests: [testIs('test', 'InProgress')] });
    const added = applied(EMPTY_ORDER, [update], { unknownIds: 'add' });
    expect(added.assessments).toMatchObject([
      { assessmentId: 'battery', status: { value: 'InProgress' }, tests: [{ status: { value: 'InProgress' } }] },
    ]);
  });

  it('adds a test next to those that are known', () => {
    const added = applied(order, [updateOf('battery', { tests: [testIs('third test', 'Hold')] })], {
      unknownIds: 'add',
    });
    expect(testIn(added, 'test').status.value).toBe('Pending');
    expect(testIn(added, 'third test').status.value).toBe('Hold');
  });

  it('gives what it adds the default statuses since the beginning of time', () => {
    const update: OrderUpdate = {
      assessments: [{ assessmentId: 'battery', assessmentResults: { tests: [{ id: 'test' }] } }],
    };
    const { assessments } = applied(EMPTY_ORDER, [update], { unknownIds: 'add' });
    const since = '1970-01-01T00:00:00.000Z';
    expect(assessments).toMatchObject([
      {
        status: { value: 'Ordered', updatedAt: since },
        tests: [{ status: { value: 'Pending', updatedAt: since } }],
      },
    ]);
  });

  it('still completes nothing before the tests that it adds are completed', () => {
    const wanted = { assessmentId: 'battery', assessmentStatus: assessmentStatus('Complete') };
    const add = { unknownIds: 'add' } as const;
    const open: OrderUpdate = { assessments: [{ ...wanted, assessmentResults: { tests: [testIs('test', 'Hold')] } }] };
    expect(() => applied(EMPTY_ORDER, [open], add)).toThrow('tests_not_completed');
  });
});
