import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import type { ContractSource } from './operations.ts';

/** A statement of the contract that no page settles. */
export interface Statement {
  /** `discrepancy.hosts`, or `inferred.` and where it stands: `inferred.TestScore.attempt`. */
  id: string;
  /** `unknown`: no page says anything; the statement is what the sandbox does. */
  kind: 'discrepancy' | 'inferred' | 'unknown';
  /** One sentence. */
  says: string;
  pages: readonly string[];
  /** For a discrepancy: the readings, and the one that the contract follows. */
  readings: readonly string[];
  follows: string;
  /** For `unknown`: the sentence of `x-unknown` that it is about; otherwise `null`. */
  asks: string | null;
}

interface Discrepancy {
  id: string;
  title: string;
  readings: { value: string; page: string | string[] }[];
  follow: string;
}

interface Node {
  'x-source'?: ContractSource;
  'x-discrepancy'?: Discrepancy[];
  'x-unknown'?: string[];
  description?: string;
  name?: string;
  operationId?: string;
}

/** What confirms an inferred statement. */
export const AS_STATED = 'as stated';

/** Every discrepancy and every inferred statement of the contract, each once, in its sequence. */
export const STATEMENTS: readonly Statement[] = [
  ...new Map(statementsIn(contract, []).map((each) => [each.id, each])).values(),
];

/** Everything that no page says, each sentence once, in the contract's sequence. */
export const UNKNOWN_SENTENCES: readonly (Statement & { asks: string })[] = [...new Set(unknownsIn(contract))].map(
  (asks, at) => ({
    id: `unknown.${at + 1}`,
    kind: 'unknown',
    says: asks,
    pages: [],
    readings: [AS_STATED],
    follows: AS_STATED,
    asks,
  }),
);

function unknownsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = (node as Node)['x-unknown'];
  return [...(Array.isArray(own) ? own : []), ...Object.values(node).flatMap(unknownsIn)];
}

function statementsIn(node: unknown, path: readonly string[]): Statement[] {
  if (typeof node !== 'object' || node === null) return [];
  const { 'x-source': source, 'x-discrepancy': discrepancies = [], description, name, operationId } = node as Node;
  const own: Statement[] = discrepancies.map(({ id, title, readings, follow }) => ({
    id: `discrepancy.${id}`,
    kind: 'discrepancy',
    says: `${title}: ${follow}`,
    pages: [...new Set(readings.flatMap(({ page }) => page))],
    readings: readings.map(({ value }) => value),
    follows: follow,
    asks: null,
  }));
  if (source?.confidence === 'inferred') {
    const note = source.note ? ` ${source.note}` : '';
    own.push({
      id: `inferred.${nameOf(path, name, operationId)}`,
      kind: 'inferred',
      says: `${(description ?? '').trim().split('\n')[0]}${note}`,
      pages: [source.page].flat(),
      readings: [AS_STATED],
      follows: AS_STATED,
      asks: null,
    });
  }
  return [...own, ...Object.entries(node).flatMap(([key, value]) => statementsIn(value, [...path, key]))];
}

function nameOf(path: readonly string[], name: string | undefined, operationId: string | undefined): string {
  if (operationId !== undefined) return operationId;
  if (path.includes('parameters') && name !== undefined) return name;
  return path.filter((part) => !['components', 'schemas', 'responses', 'properties'].includes(part)).join('.');
}
