import { describe, expect, it } from 'vitest';
import type { OrderState, OrderUpdate, Report } from '../../src/index.ts';
import { applied, assessmentIn, testIn } from '../support/applied.ts';
import { placedOrder } from '../support/orders.ts';

const FIRST = { name: 'First', url: 'https://reports.example/1' };
const SECOND = { name: 'Second', url: 'https://reports.example/2' };

interface Place {
  place: string;
  send: (reports: Report[] | null) => OrderUpdate;
  read: (order: OrderState) => Report[] | undefined;
}

const PLACES: Place[] = [
  {
    place: 'an order',
    send: (overallReports) => ({ overallReports }),
    read: (order) => order.overallReports,
  },
  {
    place: 'an assessment',
    send: (reports) => ({ assessments: [{ assessmentId: 'battery', assessmentResults: { reports } }] }),
    read: (order) => assessmentIn(order, 'battery').reports,
  },
  {
    place: 'an attempt',
    send: (reports) => ({
      assessments: [
        {
          assessmentId: 'battery',
          assessmentResults: { tests: [{ id: 'test', score: { value: '1', attempt: 1, reports } }] },
        },
      ],
    }),
    read: (order) => testIn(order, 'test').attempts.at(0)?.reports,
  },
];

describe.each(PLACES)('the reports of $place', ({ send, read }) => {
  const order = placedOrder({ battery: ['test'] });

  it('are added behind those already there', () => {
    expect(read(applied(order, [send([FIRST]), send([SECOND])]))).toEqual([FIRST, SECOND]);
  });

  it('are shown twice when they are sent twice', () => {
    expect(read(applied(order, [send([FIRST]), send([FIRST])]))).toEqual([FIRST, FIRST]);
  });

  it.each([{ list: null }, { list: [] }])('stay when the list is $list', ({ list }) => {
    expect(read(applied(order, [send([FIRST]), send(list)]))).toEqual([FIRST]);
  });
});

describe('the reports of two attempts', () => {
  it('are kept apart', () => {
    const attempt = (number: number, report: Report): OrderUpdate => ({
      assessments: [
        {
          assessmentId: 'battery',
          assessmentResults: { tests: [{ id: 'test', score: { value: '1', attempt: number, reports: [report] } }] },
        },
      ],
    });
    const order = applied(placedOrder({ battery: ['test'] }), [attempt(1, FIRST), attempt(2, SECOND)]);
    expect(testIn(order, 'test').attempts.map(({ reports }) => reports)).toEqual([[FIRST], [SECOND]]);
  });
});
