import { expect, it } from 'vitest';
import type { AssessmentPackage } from '../../src/packages/file/read-catalogue.ts';
import { groupPlans } from '../../src/packages/plan/group-plans.ts';
import { type Planning, planCompany } from '../../src/packages/plan/plan-company.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const status = { startDate: '2026-01-01T00:00:00Z' };
const made = (id: string, changes: Partial<AssessmentPackage> = {}): AssessmentPackage => {
  return { id, name: id, summary: id, status, assessments: [], ...changes };
};

function plan(there: AssessmentPackage[] | null, packages: AssessmentPackage[], changes: Partial<Planning> = {}) {
  const planning: Planning = { packages, prune: false, published: new Set(), now: NOW, ...changes };
  return planCompany('C1', there ? { readable: true, packages: there } : { readable: false }, planning);
}

it('creates, changes and leaves alone', () => {
  const { actions } = plan([made('same'), made('other', { name: 'x' })], [made('same'), made('other'), made('new')]);
  expect(actions).toEqual([
    { kind: 'change', packageId: 'other', changes: [{ field: 'name', before: 'x', after: 'other' }], retires: false },
    { kind: 'create', packageId: 'new' },
  ]);
});

it('says when a change retires a package, by its value or its end', () => {
  for (const end of [{ value: 'Inactive' as const }, { endDate: '2026-05-01T00:00:00Z' }]) {
    const { actions } = plan([made('P')], [made('P', { status: { ...status, ...end } })]);
    expect(actions).toMatchObject([{ kind: 'change', retires: true }]);
  }
});

it('does not create a package only to have it deleted', () => {
  expect(plan([], [made('P', { status: { ...status, value: 'Deleted' } })]).actions).toEqual([]);
});

it('puts everything when what is there cannot be read, and retires nothing', () => {
  expect(plan(null, [made('P'), made('Q')], { prune: true })).toEqual({
    companyId: 'C1',
    actions: [
      { kind: 'write', packageId: 'P' },
      { kind: 'write', packageId: 'Q' },
    ],
    left: [],
  });
});

it('retires what the catalogue does not have only when asked to', () => {
  const there = [made('P'), made('old', { name: 'Old one' })];
  expect(plan(there, [made('P')])).toMatchObject({ actions: [], left: ['old'] });
  expect(plan(there, [made('P')], { prune: true })).toMatchObject({
    actions: [{ kind: 'retire', packageId: 'old', name: 'Old one' }],
    left: [],
  });
});

it('retires what has not begun yet, and nothing that is deleted or over', () => {
  const later = made('later', { status: { startDate: '2027-01-01T00:00:00Z', value: 'Inactive' } });
  const over = made('over', { status: { ...status, endDate: '2026-05-01T00:00:00Z' } });
  const deleted = made('deleted', { status: { ...status, value: 'Deleted' } });
  const { actions } = plan([later, over, deleted], [made('P')], { prune: true });
  expect(actions.filter(({ kind }) => kind === 'retire').map(({ packageId }) => packageId)).toEqual(['later']);
});

it("leaves what is published for all companies: a company's list may repeat it", () => {
  const published = new Set(['for-all']);
  expect(plan([made('for-all')], [made('P')], { prune: true, published })).toMatchObject({
    actions: [{ kind: 'create' }],
    left: ['for-all'],
  });
});

it('shows companies with the same diff together, the largest group first', () => {
  const create = { kind: 'create', packageId: 'P' } as const;
  const groups = groupPlans([
    { companyId: 'A', actions: [], left: [] },
    { companyId: 'B', actions: [create], left: [] },
    { companyId: 'C', actions: [create], left: [] },
    { companyId: 'D', actions: [create], left: ['old'] },
  ]);
  expect(groups.map(({ companyIds }) => companyIds)).toEqual([['B', 'C'], ['A'], ['D']]);
});
