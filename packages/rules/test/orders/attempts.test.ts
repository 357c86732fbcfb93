import { describe, expect, it } from 'vitest';
import type { TestState } from '../../src/index.ts';
import { applied, testIn } from '../support/applied.ts';
import { placedOrder } from '../support/orders.ts';
import { testIs, testScored, updateOf } from '../support/updates.ts';

type Results = NonNullable<Parameters<typeof updateOf>[1]['tests']>;

/** The test after results, each in an update of its own. */
function after(...results: Results): TestState {
  const updates = results.map((result) => updateOf('battery', { tests: [result] }));
  return testIn(applied(placedOrder({ battery: ['test', 'other'] }), updates), 'test');
}

function attemptsOf(test: TestState): (string | number | null)[][] {
  return test.attempts.map(({ attempt, value, status }) => [attempt, value, status?.value ?? null]);
}

describe('the attempts of a test', () => {
  it('grow by one with each new pair of test id and attempt', () => {
    expect(attemptsOf(after(testScored('test', 1, 'RetestRecommended'), testScored('test', 2, 'Complete')))).toEqual([
      [1, 'score of attempt 1', 'RetestRecommended'],
      [2, 'score of attempt 2', 'Complete'],
    ]);
  });

  it('are not mixed up with those of another test that has the same number', () => {
    expect(attemptsOf(after(testScored('other', 1, 'Complete')))).toEqual([]);
  });

  it('are updated when the pair is known', () => {
    const corrected = { id: 'test', score: { value: 'corrected', attempt: 1 } };
    expect(attemptsOf(after(testScored('test', 1, 'Complete'), corrected))).toEqual([[1, 'corrected', 'Complete']]);
  });

  it('keep their description when an update leaves it out, and take a new one', () => {
    const described = { id: 'test', score: { value: '7', attempt: 1, description: 'Good' } };
    const again = { id: 'test', score: { value: '8', attempt: 1 } };
    const better = { id: 'test', score: { value: '9', attempt: 1, description: 'Very good' } };
    expect(after(described, again).attempts).toMatchObject([{ value: '8', description: 'Good' }]);
    expect(after(described, better).attempts).toMatchObject([{ value: '9', description: 'Very good' }]);
  });

  it('stand by number, whatever the sequence they arrive in, also the number 0', () => {
    const numbers = after(testScored('test', 10), testScored('test', 2), testScored('test', 0)).attempts;
    expect(numbers.map(({ attempt }) => attempt)).toEqual([0, 2, 10]);
  });
});

describe('the status of a test', () => {
  it('is that of its highest attempt', () => {
    expect(after(testScored('test', 2, 'Complete'), testScored('test', 1, 'Hold')).status.value).toBe('Complete');
    expect(after(testScored('test', 1, 'Complete'), testScored('test', 2, 'Hold')).status.value).toBe('Hold');
  });

  it('stays when a new attempt comes without one', () => {
    expect(after(testScored('test', 1, 'Hold'), testScored('test', 2)).status.value).toBe('Hold');
  });

  it('belongs to the test itself when it is sent without a score before any attempt', () => {
    const test = after(testIs('test', 'Expired'));
    expect([test.status.value, test.attempts]).toEqual(['Expired', []]);
  });

  it('belongs to the highest attempt when it is sent without a score', () => {
    const test = after(
      testScored('test', 1, 'Complete'),
      testScored('test', 2, 'InProgress'),
      testIs('test', 'Complete'),
    );
    expect(test.status.value).toBe('Complete');
    expect(attemptsOf(test).map(([attempt, , status]) => [attempt, status])).toEqual([
      [1, 'Complete'],
      [2, 'Complete'],
    ]);
  });

  it('says when it changed at the partner', () => {
    const testStatus = { value: 'Complete', updatedAt: '2026-02-03T04:05:06.000Z' } as const;
    expect(after({ id: 'test', testStatus }).status).toEqual(testStatus);
  });

  it.each([{ id: 'test' }, { id: 'test', score: null, testStatus: null }])('stays as it was after %o', (nothing) => {
    expect(after(testScored('test', 1, 'Hold'), nothing)).toEqual(after(testScored('test', 1, 'Hold')));
  });
});
