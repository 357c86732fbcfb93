import { MAGIC_VALUES } from '@assessment-kit/sandbox/magic-values';
import { describe, expect, it } from 'vitest';
import { readContract } from '../src/reference/contract.ts';
import type { SchemaObject } from '../src/reference/openapi.ts';
import { contentOf, pageHtml, textOf } from './site.ts';

const { documents } = await readContract();
const sandbox = documents.find(({ key }) => key === 'sandbox');
const text = textOf(contentOf(pageHtml('/reference/on-demand/')));

describe('the page of what the sandbox does on demand', () => {
  it.each(['DeliveryFaultKind', 'AnswerFaultKind', 'ScenarioName'])('explains every member of %s', (name) => {
    const members = (sandbox?.bundle.components.schemas[name] as SchemaObject | undefined)?.enum ?? [];
    expect(members.length).toBeGreaterThan(5);
    for (const member of members) expect(text).toContain(String(member));
  });

  it.each(MAGIC_VALUES)('lists the last name $lastName and the package id $packageId', ({ lastName, packageId }) => {
    expect(text).toContain(lastName);
    expect(text).toContain(packageId);
  });

  it('has a value for every fault', () => {
    const kinds = ['DeliveryFaultKind', 'AnswerFaultKind'].flatMap(
      (name) => (sandbox?.bundle.components.schemas[name] as SchemaObject | undefined)?.enum ?? [],
    );
    expect(MAGIC_VALUES.map(({ delivery, firstUpdate }) => delivery ?? firstUpdate)).toEqual(kinds);
    expect(new Set(MAGIC_VALUES.map(({ lastName }) => lastName)).size).toBe(kinds.length);
  });

  it('lists every discrepancy that a server can show', () => {
    const ids: string[] = [];
    JSON.stringify(documents, (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'serverVisible' in value && value.serverVisible === true) {
        ids.push((value as unknown as { id: string }).id);
      }
      return value;
    });
    expect(ids.length).toBeGreaterThan(15);
    for (const id of ids) expect(text).toContain(id);
  });
});
