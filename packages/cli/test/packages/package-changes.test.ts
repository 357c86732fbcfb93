import { describe, expect, it } from 'vitest';
import type { AssessmentPackage } from '../../src/packages/file/read-catalogue.ts';
import { packageChanges } from '../../src/packages/plan/package-changes.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

const a = { id: 'A', name: 'A', tests: [{ id: 'T1', name: 'T1', category: 'C' }, { id: 'T2' }] };
const b = { id: 'B', name: 'B' };
const before: AssessmentPackage = {
  id: 'P',
  name: 'P',
  summary: 'S',
  status: { startDate: '2026-01-01T00:00:00Z' },
  assessments: [a, b],
};

const changes = (after: Partial<AssessmentPackage>, from: AssessmentPackage = before) =>
  packageChanges(from, { ...before, ...after }, NOW);

describe('nothing has changed', () => {
  it('in the same package', () => expect(changes({})).toEqual([]));

  it('when assessments and tests stand in another sequence', () => {
    expect(changes({ assessments: [{ ...b }, { ...a, tests: [...a.tests].reverse() }] })).toEqual([]);
  });

  it('when an instant is written otherwise, and null stands for what is absent', () => {
    const status = { startDate: '2026-01-01T01:00:00.0000000+01:00', endDate: null };
    const assessments = [a, { ...b, summary: null, tests: null }];
    expect(changes({ status, assessments })).toEqual([]);
    expect(changes({}, { ...before, status, assessments })).toEqual([]);
  });

  it('when the platform has computed the status that the catalogue leaves out', () => {
    for (const value of ['Active', 'Unknown'] as const) {
      expect(changes({}, { ...before, status: { ...before.status, value } })).toEqual([]);
    }
  });

  it('when the platform has fields that the contract does not know', () => {
    expect(changes({}, { ...before, createdBy: 'someone' } as AssessmentPackage)).toEqual([]);
  });
});

describe('a change is told field by field', () => {
  it('of the package and its status', () => {
    expect(
      changes({ name: 'N', summary: 'X', status: { startDate: '2026-02-01T00:00:00Z', value: 'Inactive' } }),
    ).toEqual([
      { field: 'name', before: 'P', after: 'N' },
      { field: 'summary', before: 'S', after: 'X' },
      { field: 'status.startDate', before: '2026-01-01T00:00:00Z', after: '2026-02-01T00:00:00Z' },
      { field: 'status.value', before: 'Active', after: 'Inactive' },
    ]);
  });

  it('of a status that was deleted and is wanted again', () => {
    const deleted = { ...before, status: { ...before.status, value: 'Deleted' as const } };
    expect(changes({}, deleted)).toEqual([{ field: 'status.value', before: 'Deleted', after: 'Active' }]);
  });

  it('of assessments and tests by their ids: changed, added, removed', () => {
    const tests = [
      { id: 'T1', name: 'One', description: 'D' },
      { id: 'T3', name: 'Three' },
    ];
    expect(changes({ assessments: [{ ...a, summary: 'S', tests }, { id: 'C' }] })).toEqual([
      { field: 'assessments[A].summary', before: null, after: 'S' },
      { field: 'assessments[A].tests[T1].name', before: 'T1', after: 'One' },
      { field: 'assessments[A].tests[T1].category', before: 'C', after: null },
      { field: 'assessments[A].tests[T1].description', before: null, after: 'D' },
      { field: 'assessments[A].tests[T3]', before: null, after: 'Three' },
      { field: 'assessments[A].tests[T2]', before: 'T2', after: null },
      { field: 'assessments[C]', before: null, after: 'C' },
      { field: 'assessments[B]', before: 'B', after: null },
    ]);
  });
});
