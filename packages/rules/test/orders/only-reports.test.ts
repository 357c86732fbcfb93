import { describe, expect, it } from 'vitest';
import { applyUpdate, EMPTY_ORDER, type OrderUpdate, onlyReports } from '../../src/index.ts';
import { frozen } from '../support/frozen.ts';
import { assessmentStatus } from '../support/updates.ts';

const report = { name: 'Report', url: 'https://reports.example/1' };

const sent: OrderUpdate = frozen({
  partnerTrackingId: 't',
  overallReports: [report],
  assessments: [
    {
      assessmentId: 'battery',
      assessmentStatus: assessmentStatus('Complete'),
      assessmentResults: {
        score: '80 %',
        reports: [report],
        tests: [
          { id: 'with', score: { value: '7', attempt: 1, description: 'Good', reports: [report] } },
          { id: 'without', score: { value: '8', attempt: 1 } },
        ],
      },
    },
    { assessmentId: 'other', assessmentStatus: assessmentStatus('Hold') },
  ],
});

const order = (value: string) => {
  const tests = [{ id: 'with', score: { value, attempt: 1 } }];
  const update = { assessments: [{ assessmentId: 'battery', assessmentResults: { tests } }] };
  const applied = applyUpdate(EMPTY_ORDER, update, { unknownIds: 'add' });
  return applied.ok ? applied.order : expect.unreachable();
};

describe('the reports of an update', () => {
  it('come with what addresses them, and nothing else', () => {
    expect(onlyReports(sent, EMPTY_ORDER)).toEqual({
      overallReports: [report],
      assessments: [
        {
          assessmentId: 'battery',
          assessmentResults: {
            reports: [report],
            tests: [{ id: 'with', score: { value: '7', attempt: 1, reports: [report] } }],
          },
        },
      ],
    });
  });

  it('of an attempt carry the value that is known by now, not the one of then', () => {
    const [assessment] = onlyReports(sent, order('9')).assessments ?? [];
    expect(assessment?.assessmentResults?.tests?.[0]?.score?.value).toBe('9');
  });

  it('are nothing when there are none', () => {
    expect(onlyReports({ overallScore: '1', assessments: [{ assessmentId: 'battery' }] }, EMPTY_ORDER)).toEqual({});
  });
});
