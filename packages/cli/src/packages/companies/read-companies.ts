import { isPathStep } from '@assessment-kit/client';
import { checkParameters } from '@assessment-kit/contract/requests';
import { isCompanySetId } from '@assessment-kit/rules';
import type { Mistake } from '../file/mistake.ts';

export type ReadCompanies = { ok: true; companyIds: string[] } | { ok: false; mistakes: Mistake[] };

/**
 * Reads a list of companies: an id in each line, `#` begins a comment, empty lines are left out. Ids are told apart without
 * regard to case, as the platform does.
 *
 * @returns The ids as they are written, or all mistakes: malformed ids, ids that stand twice, and a list without any.
 */
export function readCompanies(text: string): ReadCompanies {
  const found = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((row, index) => {
      const id = row.replace(/#.*/, '').trim();
      return id === '' ? [] : [{ id, line: index + 1, column: row.indexOf(id) + 1 }];
    });
  if (found.length === 0) {
    const message = 'The list has no company; it has an id in each line.';
    return { ok: false, mistakes: [{ line: 1, column: 1, length: 1, field: '', rule: 'required', message }] };
  }
  const lines = new Map<string, number>();
  const mistakes = found.flatMap(({ id, line, column }): Mistake[] => {
    const key = id.toLowerCase();
    const problem = problemOf(id, lines.get(key));
    if (!lines.has(key)) lines.set(key, line);
    return problem ? [{ line, column, length: id.length, field: 'companyId', ...problem }] : [];
  });
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, companyIds: found.map(({ id }) => id) };
}

function problemOf(id: string, lineBefore: number | undefined): Pick<Mistake, 'rule' | 'limit' | 'message'> | null {
  if (/[\s,;"']/.test(id)) {
    return { rule: 'one_id', message: 'A line must have one id only, without quotes; # begins a comment.' };
  }
  if (isPathStep(id)) {
    return { rule: 'not_in_a_path', message: 'companyId must not be . or .. because a URL has them for steps.' };
  }
  const checked = checkParameters('getAssessmentPackages', { path: { companyId: id }, query: {}, header: {} });
  if (!checked.ok) {
    const [{ rule, limit, message } = { rule: 'type', limit: 'string', message: 'A company id must be a text.' }] =
      checked.problems;
    return { rule, ...(limit === undefined ? {} : { limit }), message };
  }
  if (isCompanySetId(id)) {
    const message = 'companyId must be the id of one company; this is the id of a company set, which begins with CS.';
    return { rule: 'company_set', message };
  }
  if (lineBefore === undefined) return null;
  return { rule: 'duplicate', message: `The company stands in line ${lineBefore} already.` };
}
