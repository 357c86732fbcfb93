import { type FieldRow, fields } from '@assessment-kit/contract/fields';
import { describe, expect, it } from 'vitest';
import { readContract } from '../src/reference/contract.ts';
import { contentOf, pageHtml, paragraphsOf, straight, textOf } from './site.ts';

const { documents } = await readContract();
const [platform] = documents;
if (!platform) throw new Error('The contract has no document.');
const { paths, webhooks = {}, components } = platform.bundle;

/** Names in addresses, worked out apart from the generator. */
function slug(name: string): string {
  return name.replace(/[A-Z]/g, (letter, index: number) => `${index === 0 ? '' : '-'}${letter.toLowerCase()}`);
}

function operationsIn(items: typeof paths) {
  return Object.entries(items).flatMap(([path, item]) =>
    (['get', 'put', 'post', 'delete', 'patch'] as const).flatMap((method) => {
      const operation = item[method];
      return operation ? [{ id: operation.operationId, path, method: method.toUpperCase(), operation }] : [];
    }),
  );
}

const operations = operationsIn(paths);
const callbacks = operationsIn(webhooks);
const schemas = Object.entries(components.schemas);

describe('the reference of the platform', () => {
  it('covers the 12 operations, 3 callbacks and 45 schemas of the contract', () => {
    expect([operations.length, callbacks.length, schemas.length]).toEqual([12, 3, 45]);
  });

  it.each(operations)('has a page for the operation $id, with its call, its answers and samples', (found) => {
    const html = contentOf(pageHtml(`/reference/assessments/operations/${slug(found.id)}/`));
    const text = straight(textOf(html));
    expect(text).toContain(found.operation.summary);
    expect(text).toContain(`${found.method} ${found.path}`);
    for (const paragraph of paragraphsOf(found.operation.description)) expect(text).toContain(paragraph);
    expect(text).toContain('curl http://127.0.0.1:4010/');
    expect(text).toContain('await fetch(');
    for (const status of Object.keys(found.operation.responses)) expect(text).toContain(status);
  });

  it.each(callbacks)('has a page for the callback $id, with an example and the key', (found) => {
    const text = straight(textOf(contentOf(pageHtml(`/reference/assessments/webhooks/${slug(found.id)}/`))));
    for (const paragraph of paragraphsOf(found.operation.description)) expect(text).toContain(paragraph);
    expect(text).toContain('x-api-key');
    const example = Object.keys(found.operation.requestBody?.content['application/json']?.examples ?? {});
    expect(example).not.toEqual([]);
    expect(text).toContain('Example');
  });

  it.each(schemas)('has a page for the schema %s that names every one of its fields', (name, schema) => {
    const html = contentOf(pageHtml(`/reference/assessments/schemas/${slug(name)}/`));
    expect(textOf(html)).toContain(name);
    for (const property of Object.keys(schema.properties ?? {})) {
      expect(html, property).toContain(`id="fields.${property}"`);
    }
    for (const value of schema.enum ?? []) {
      const shown = value === null ? 'may be <code>null</code>' : `<code>${String(value)}</code>`;
      expect(html).toContain(shown);
    }
  });
});

describe('a field on the page of its operation', () => {
  const shown = fields.filter((row) => !/^response [345]/.test(row.in));

  it('is checked for all of them', () => {
    expect(shown.length).toBeGreaterThan(200);
  });

  const groups = Map.groupBy(shown, (row) => row.operation);
  it.each([...groups.keys()])('of %s shows type, limits, whether it is required, and its source', (operation) => {
    for (const row of groups.get(operation) ?? []) {
      const entry = fieldEntry(row);
      const text = textOf(entry);
      const place = `${operation} ${row.in} ${row.path}`;
      for (const expected of expectedTexts(row)) expect(text, place).toContain(expected);
      expect(entry.includes('class="field-required"'), place).toBe(row.required);
      expect(entry.includes('may be <code>null</code>'), place).toBe(row.nullable);
    }
  });
});

/** The HTML of one field: from its heading to that of the next. */
function fieldEntry(row: FieldRow): string {
  const callback = callbacks.find(({ path }) => path === row.operation);
  const address = callback ? `webhooks/${slug(callback.id)}` : `operations/${slug(row.operation)}`;
  const html = contentOf(pageHtml(`/reference/assessments/${address}/`));
  const section = sectionOf(row, html);
  const path = row.path.replaceAll('[]', '').replace(/^\./, '');
  // A body that can have one of several forms names the form before the field.
  const anchors = [`${section}.${path}`, `${section}.${row.schema}.${path}`].map((anchor) => `id="${anchor}"`);
  const start = anchors.map((anchor) => html.indexOf(anchor)).find((index) => index >= 0);
  if (start === undefined) throw new Error(`${row.operation} does not show ${row.in} ${row.path}.`);
  const end = html.indexOf('class="field"', start);
  return html.slice(html.lastIndexOf('<', start), end < 0 ? undefined : end);
}

function sectionOf(row: FieldRow, html: string): string {
  if (row.in === 'request' || row.in === 'webhook') return 'body';
  if (!row.in.startsWith('response ')) return row.in;
  const status = row.in.replace('response ', '');
  // An answer whose body another answer has as well refers to that one.
  const same = new RegExp(`id="${status}-[^]*?The body is the same as with (\\d+)`).exec(html)?.[1];
  return `answer-${same ?? status}`;
}

function expectedTexts(row: FieldRow): string[] {
  const { maxLength, minimum, enum: values, format, source } = row;
  return [
    ...(maxLength === undefined ? [] : [`${maxLength} characters`]),
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(format === undefined ? [] : [`(${format})`]),
    ...(values ?? []).filter((value) => value !== null).map(String),
    ...(source ? [source.confidence, ...source.page] : []),
  ];
}
