import type { Schema } from '@assessment-kit/contract';
import { LineCounter, parseDocument } from 'yaml';
import { checkPackages, type PlainMistake } from './check-packages.ts';
import { fieldOf, type PathPart } from './field-path.ts';
import type { Mistake } from './mistake.ts';
import { Places } from './places.ts';

export type AssessmentPackage = Schema<'AssessmentPackage'>;

export type ReadCatalogue = { ok: true; packages: AssessmentPackage[] } | { ok: false; mistakes: Mistake[] };

/** A file that repeats an anchor more often is more likely to be a trap than a catalogue. */
const MOST_ALIASES = 10_000;

/**
 * Reads a catalogue: YAML 1.2 or JSON, `packages` as the contract wants them. A file with mistakes is refused as a whole,
 * and every one of them is named: what cannot be parsed, unknown fields, what breaks the contract, ids that stand twice.
 */
export function readCatalogue(text: string): ReadCatalogue {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const places = new Places(document, lines, text);
  const broken = [...document.errors, ...document.warnings].map(({ message, pos }): Mistake => {
    return { ...places.at(pos), field: '', rule: 'syntax', message: sentence(message) };
  });
  if (broken.length > 0) return { ok: false, mistakes: broken };

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    const message = `The file uses its anchors more than ${MOST_ALIASES} times, or in a circle.`;
    return { ok: false, mistakes: [{ line: 1, column: 1, length: 1, field: '', rule: 'syntax', message }] };
  }
  const placed = checkPackages(value).map((mistake) => ({ ...placeOf(mistake, places), ...shown(mistake) }));
  const mistakes = placed.sort((one, other) => one.line - other.line || one.column - other.column);
  if (mistakes.length > 0) return { ok: false, mistakes };
  return { ok: true, packages: (value as { packages: AssessmentPackage[] }).packages };
}

function placeOf({ path, rule }: PlainMistake, places: Places) {
  return rule === 'unknown_field' ? places.ofKey(path) : places.ofValue(rule === 'required' ? path.slice(0, -1) : path);
}

function shown({ path, ...rest }: PlainMistake): Omit<Mistake, 'line' | 'column' | 'length'> {
  return { field: fieldOf(path as PathPart[]), ...rest };
}

function sentence(message: string): string {
  const first = message.split('\n', 1)[0] ?? '';
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
