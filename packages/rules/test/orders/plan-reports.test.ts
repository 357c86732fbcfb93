import { describe, expect, it } from 'vitest';
import { type OrderUpdate, planOrderUpdate, type Report } from '../../src/index.ts';
import { applied } from '../support/applied.ts';
import { placedOrder } from '../support/orders.ts';
import { assessmentStatus, testIs } from '../support/updates.ts';

const KNOWN = { name: 'Known', url: 'https://reports.example/known' };
const NEW = { name: 'New', url: 'https://reports.example/new' };

const order = placedOrder({ battery: ['test'] });

const PLACES: { place: string; send: (reports: Report[]) => OrderUpdate }[] = [
  { place: 'the order', send: (overallReports) => ({ overallReports }) },
  {
    place: 'an assessment',
    send: (reports) => ({ assessments: [{ assessmentId: 'battery', assessmentResults: { reports } }] }),
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
  },
];

describe.each(PLACES)('the plan for the reports of $place', ({ send }) => {
  const known = applied(order, [send([KNOWN])]);

  it('sends those that are not there yet, each once', () => {
    expect(planOrderUpdate(known, send([KNOWN, NEW, NEW]))).toEqual({ ok: true, updates: [send([NEW])] });
  });

  it('sends nothing when all are there', () => {
    expect(planOrderUpdate(known, send([KNOWN]))).toEqual({ ok: true, updates: [] });
  });
});

describe('the plan for an assessment that is listed twice', () => {
  const status = (value: 'InProgress' | 'Complete') => ({
    assessmentId: 'battery',
    assessmentStatus: assessmentStatus(value),
  });
  const tests = { assessmentId: 'battery', assessmentResults: { tests: [testIs('test', 'Complete')] } };
  const reports = { assessmentId: 'battery', assessmentResults: { reports: [NEW] } };

  it('ends with the later status, also when the earlier one completes', () => {
    const wanted = { assessments: [{ ...tests, ...status('Complete') }, status('InProgress')] };
    expect(planOrderUpdate(order, wanted)).toEqual({
      ok: true,
      updates: [{ assessments: [{ ...tests, ...status('InProgress') }] }],
    });
  });

  it('sends nothing when the later status holds', () => {
    const completed = applied(order, [{ assessments: [{ ...tests, ...status('Complete') }] }]);
    const wanted = { assessments: [status('InProgress'), status('Complete')] };
    expect(planOrderUpdate(completed, wanted)).toEqual({ ok: true, updates: [] });
  });

  it('sends a report once that both entries want', () => {
    expect(planOrderUpdate(order, { assessments: [reports, reports] })).toEqual({
      ok: true,
      updates: [{ assessments: [reports] }],
    });
  });

  it('keeps the score of the earlier entry when the later one has none', () => {
    const scored = { assessmentId: 'battery', assessmentResults: { score: '1', scoreDescription: 'Good' } };
    expect(planOrderUpdate(order, { assessments: [scored, reports] })).toEqual({
      ok: true,
      updates: [
        {
          assessments: [
            { assessmentId: 'battery', assessmentResults: { score: '1', scoreDescription: 'Good', reports: [NEW] } },
          ],
        },
      ],
    });
  });
});
