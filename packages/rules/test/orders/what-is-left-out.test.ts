import { describe, expect, it } from 'vitest';
import type { OrderUpdate } from '../../src/index.ts';
import { applied } from '../support/applied.ts';
import { placedOrder } from '../support/orders.ts';
import { assessmentStatus, testScored } from '../support/updates.ts';

const order = placedOrder({ battery: ['test'], other: ['second test'] });

const full: OrderUpdate = {
  partnerTrackingId: 'tracking-1',
  overallScore: '90 %',
  overallScoreDescription: 'Fits well',
  overallReports: [{ name: 'All', url: 'https://reports.example/all' }],
  assessments: [
    {
      assessmentId: 'battery',
      assessmentStatus: assessmentStatus('Complete'),
      assessmentResults: {
        score: '80 %',
        scoreDescription: 'Good',
        reports: [{ name: 'Battery', url: 'https://reports.example/battery' }],
        tests: [testScored('test', 1, 'Complete')],
      },
    },
  ],
};

describe('an update', () => {
  const known = applied(order, [full]);

  it('sets everything it carries', () => {
    expect(known).toMatchObject({
      partnerTrackingId: 'tracking-1',
      overallScore: '90 %',
      overallScoreDescription: 'Fits well',
      assessments: [
        { assessmentId: 'battery', status: assessmentStatus('Complete'), score: '80 %', scoreDescription: 'Good' },
        { assessmentId: 'other', status: { value: 'Ordered' } },
      ],
    });
  });

  it.each<{ what: string; update: OrderUpdate }>([
    { what: 'is empty', update: {} },
    { what: 'has no assessments', update: { assessments: [] } },
    { what: 'names an assessment only', update: { assessments: [{ assessmentId: 'battery' }] } },
    { what: 'has empty results', update: { assessments: [{ assessmentId: 'battery', assessmentResults: {} }] } },
    {
      what: 'is null all over',
      update: {
        partnerTrackingId: null,
        overallScore: null,
        overallScoreDescription: null,
        overallReports: null,
        assessments: null,
      },
    },
    {
      what: 'has results that are null all over',
      update: {
        assessments: [
          {
            assessmentId: 'battery',
            assessmentResults: { score: null, scoreDescription: null, reports: null, tests: null },
          },
        ],
      },
    },
  ])('leaves everything as it was when it $what', ({ update }) => {
    expect(applied(known, [update])).toEqual(known);
  });

  it('replaces texts, also by an empty one', () => {
    const changed = applied(known, [
      {
        partnerTrackingId: 'tracking-2',
        overallScore: '',
        overallScoreDescription: 'Fits',
        assessments: [{ assessmentId: 'battery', assessmentResults: { score: '', scoreDescription: 'Fair' } }],
      },
    ]);
    expect(changed).toMatchObject({
      partnerTrackingId: 'tracking-2',
      overallScore: '',
      overallScoreDescription: 'Fits',
      assessments: [{ score: '', scoreDescription: 'Fair' }, {}],
    });
  });

  it('may follow any status with any other: no page forbids a way back', () => {
    const back = applied(known, [
      { assessments: [{ assessmentId: 'battery', assessmentStatus: assessmentStatus('Ordered') }] },
    ]);
    expect(back.assessments[0]?.status.value).toBe('Ordered');
  });

  it('keeps the sequence of the assessments', () => {
    const touched = applied(known, [{ assessments: [{ assessmentId: 'other' }, { assessmentId: 'battery' }] }]);
    expect(touched.assessments.map(({ assessmentId }) => assessmentId)).toEqual(['battery', 'other']);
  });
});
