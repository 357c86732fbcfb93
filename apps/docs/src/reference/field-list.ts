import { discrepancyAside, unknownsAside } from './asides.ts';
import type { Field } from './fields.ts';
import { breakable, inlineCode, link } from './html.ts';
import { limitsOf } from './limits.ts';
import type { Discrepancy } from './openapi.ts';
import { DISCREPANCIES_ADDRESS, type Scope } from './scope.ts';
import { sourceLine } from './source-line.ts';
import { typeLabel } from './type-label.ts';

export interface FieldListOptions {
  /** Section of the page; an anchor is `<section>.<path>`. */
  section: string;
  /** Level of the heading of each field. */
  level: 3 | 4;
  /** Whether disagreements are shown in full or as a link to the register. */
  discrepancies: 'full' | 'linked';
}

/**
 * One entry for each field: name, type, limits, description, source.
 *
 * The names are headings so that the search leads to the field itself, but raw HTML, which keeps them out of the table
 * of contents.
 */
export function fieldList(scope: Scope, fields: readonly Field[], options: FieldListOptions): string {
  return fields.map((field) => fieldEntry(scope, field, options)).join('\n\n');
}

function fieldEntry(scope: Scope, field: Field, { section, level, discrepancies }: FieldListOptions): string {
  const anchor = fieldAnchor(section, field);
  const flags = [
    `<span class="field-type">${typeLabel(scope, field)}</span>`,
    ...(field.required ? ['<strong class="field-required">required</strong>'] : []),
    ...(field.nullable ? ['<span class="field-nullable">may be <code>null</code></span>'] : []),
    ...(field.alternative === null ? [] : [`<span class="field-nullable">in ${field.alternative}</span>`]),
  ];
  const limits = limitsOf(field.schema).map((limit) => `<li>${inlineCode(limit)}</li>`);
  return [
    `<div class="field" style="--depth:${field.depth}">`,
    '<div class="field-head">',
    `<h${level} id="${anchor}">${link(`#${anchor}`, `<code>${pathLabel(field.path)}</code>`)}</h${level}>`,
    ...flags,
    '</div>',
    '',
    field.description.trim(),
    '',
    ...(limits.length === 0 ? [] : [`<ul class="limits">${limits.join('')}</ul>`, '']),
    sourceLine(field.source),
    '',
    ...(discrepancies === 'full' ? field.discrepancies.map(discrepancyAside) : [registerLinks(field.discrepancies)]),
    '',
    unknownsAside(field.unknowns),
    '',
    '</div>',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** Anchor of a field, for example `body.callbackDetails.successCallbackUrl`. */
export function fieldAnchor(section: string, { path, alternative }: Pick<Field, 'path' | 'alternative'>): string {
  return [section, ...(alternative === null ? [] : [alternative]), path.replaceAll('[]', '')]
    .filter((part) => part !== '')
    .join('.')
    .replaceAll('..', '.');
}

/** The field's own name stands out; what is around it stays readable. */
function pathLabel(path: string): string {
  const cut = path.lastIndexOf('.') + 1;
  if (cut === 0) return breakable(path);
  return `<span class="field-around">${breakable(path.slice(0, cut))}</span><wbr>${breakable(path.slice(cut))}`;
}

function registerLinks(discrepancies: readonly Discrepancy[]): string {
  if (discrepancies.length === 0) return '';
  const links = discrepancies.map(({ id, title }) => link(`${DISCREPANCIES_ADDRESS}#${id}`, inlineCode(title)));
  return `<p class="disagreement">Pages disagree: ${links.join(', ')}</p>`;
}
