import { describe, expect, it } from 'vitest';
import { isCompanySetId, isPseudoCompany, isSameCompany, PSEUDO_COMPANY_ID } from '../../src/index.ts';

describe('a company id', () => {
  it('stands for all companies of the partner when it is b6001', () => {
    expect(PSEUDO_COMPANY_ID).toBe('b6001');
  });

  it.each([
    ['b6001', true],
    ['B6001', true],
    ['B60011', false],
    ['6001', false],
    [' b6001', false],
    ['', false],
  ])('%j means all companies: %j', (id, expected) => {
    expect(isPseudoCompany(id)).toBe(expected);
  });

  it.each([
    ['ab12', 'AB12', true],
    ['AB12', 'AB12', true],
    ['AB12', 'AB123', false],
    ['0012', '12', false],
  ])('has no case: %s and %s are the same company: %j', (left, right, expected) => {
    expect([isSameCompany(left, right), isSameCompany(right, left)]).toEqual([expected, expected]);
  });

  it.each([
    ['CS1234', true],
    ['cs1234', true],
    ['Cs1', true],
    ['ACS12', false],
    ['C1234', false],
    ['b6001', false],
  ])('%s is that of a company set: %j', (id, expected) => {
    expect(isCompanySetId(id)).toBe(expected);
  });
});
