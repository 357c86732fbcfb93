import { expect, it } from 'vitest';
import { readCompanies } from '../../src/packages/companies/read-companies.ts';

it('reads an id from each line, without comments, empty lines and what an editor of another system adds', () => {
  const text = '\ufeff# customers\r\nACME01\r\n\r\n  BETA02  # since 2026\r\nb6001';
  expect(readCompanies(text)).toEqual({ ok: true, companyIds: ['ACME01', 'BETA02', 'b6001'] });
});

it.each([
  ['one that stands twice, in any case', 'ACME01\nacme01', 'duplicate', 'The company stands in line 1 already.'],
  ['one with more than 9 characters', 'C1\nACME000001', 'maxLength', 'companyId must have at most 9 characters.'],
  ['the id of a company set', 'C1\n cs1', 'company_set', 'company set'],
  ['two in a line', 'C1\nC2, C3', 'one_id', 'A line must have one id only'],
  ['a step of a path', 'C1\n..', 'not_in_a_path', 'must not be . or ..'],
])('tells the line of %s', (_, text, rule, message) => {
  const read = readCompanies(text);
  expect(read.ok ? [] : read.mistakes).toMatchObject([{ line: 2, rule, message: expect.stringContaining(message) }]);
});

it('tells all mistakes at once, with their places', () => {
  const read = readCompanies('A\nA\n  CS1\nTOO-LONG-ID # x');
  const places = (read.ok ? [] : read.mistakes).map(({ line, column, length }) => [line, column, length]);
  expect(places).toEqual([
    [2, 1, 1],
    [3, 3, 3],
    [4, 1, 11],
  ]);
});

it('refuses a list without a company', () => {
  expect(readCompanies('# nobody yet\n')).toMatchObject({ ok: false, mistakes: [{ rule: 'required' }] });
});
