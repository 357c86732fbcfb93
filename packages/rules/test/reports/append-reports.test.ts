import { describe, expect, it } from 'vitest';
import { appendReports, isSameReport, missingReports, type Report } from '../../src/index.ts';
import { frozen } from '../support/frozen.ts';

const A: Report = { name: 'A', url: 'https://reports.example/a' };
const B: Report = { name: 'B', url: 'https://reports.example/b' };

describe('appended reports', () => {
  it.each<{ known: Report[]; added: Report[] | null | undefined; after: Report[] }>([
    { known: [], added: [A], after: [A] },
    { known: [A], added: [B], after: [A, B] },
    { known: [B], added: [A], after: [B, A] },
    { known: [A], added: [A, A], after: [A, A, A] },
    { known: [A], added: [], after: [A] },
    { known: [A], added: null, after: [A] },
    { known: [A], added: undefined, after: [A] },
  ])('are $after.length after $known.length and $added', ({ known, added, after }) => {
    expect(appendReports(frozen(known), frozen(added))).toEqual(after);
  });
});

describe('two reports are the same', () => {
  it.each<{ left: Report; right: Report; same: boolean }>([
    { left: A, right: { ...A }, same: true },
    { left: A, right: { ...A, name: 'B' }, same: false },
    { left: A, right: { ...A, url: 'https://reports.example/b' }, same: false },
    { left: { name: 'A' }, right: { name: 'A', url: null }, same: true },
    { left: { url: 'https://reports.example/a' }, right: { name: null, url: 'https://reports.example/a' }, same: true },
    { left: {}, right: {}, same: true },
    { left: { name: '' }, right: {}, same: false },
    { left: { url: '' }, right: {}, same: false },
  ])('by name and link: $left and $right are $same', ({ left, right, same }) => {
    expect([isSameReport(left, right), isSameReport(right, left)]).toEqual([same, same]);
  });
});

describe('missing reports', () => {
  it.each<{ known: Report[]; wanted: Report[] | null | undefined; missing: Report[] }>([
    { known: [], wanted: [A, B], missing: [A, B] },
    { known: [A], wanted: [A, B], missing: [B] },
    { known: [A, B], wanted: [B, A], missing: [] },
    { known: [], wanted: [A, A], missing: [A] },
    { known: [A, A], wanted: [A], missing: [] },
    { known: [A], wanted: [{ ...A, name: 'Another name' }], missing: [{ ...A, name: 'Another name' }] },
    { known: [A], wanted: null, missing: [] },
    { known: [A], wanted: undefined, missing: [] },
  ])('are $missing when $wanted is wanted and $known is there', ({ known, wanted, missing }) => {
    expect(missingReports(frozen(known), frozen(wanted))).toEqual(missing);
  });
});
