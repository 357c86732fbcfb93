import { describe, expect, it } from 'vitest';
import { operationsOf, type Source } from '../scripts/openapi-types.ts';
import { bundleOf, nodesOf, pageCodes } from './contract-files.ts';

const bundle = bundleOf('assessments');
const codes = pageCodes();

/** Pointers of the nodes without an `x-source` of their own or of a node around them. */
function withoutSource(root: unknown, pointer: string, inherited = false): string[] {
  const node = root as Record<string, unknown>;
  const known = inherited || 'x-source' in node;
  const inner = Object.entries((node['properties'] ?? {}) as Record<string, unknown>);
  const nested = inner.flatMap(([name, each]) => withoutSource(each, `${pointer}.${name}`, known));
  return known ? nested : [pointer, ...nested];
}

describe('the sources of the contract', () => {
  it('are given for each operation', () => {
    const missing = operationsOf(bundle).filter(({ operation }) => operation['x-source'] === undefined);
    expect(missing.map(({ operation }) => operation.operationId)).toEqual([]);
  });

  it('are given for each webhook', () => {
    const webhooks = Object.values(bundle.webhooks ?? {}).flatMap((item) => Object.values(item));
    expect(webhooks.filter((operation) => operation['x-source'] === undefined)).toEqual([]);
  });

  it('are given for each schema, and so for each field inside it', () => {
    const schemas = Object.entries(bundle.components.schemas);
    expect(schemas.length).toBeGreaterThan(40);
    expect(schemas.flatMap(([name, schema]) => withoutSource(schema, name))).toEqual([]);
  });

  it('are given for each parameter and security scheme', () => {
    const shared = ['parameters', 'securitySchemes'].flatMap((kind) => Object.values(bundle.components[kind] ?? {}));
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.filter((each) => !('x-source' in (each as object)))).toEqual([]);
  });

  it('name pages that are listed in sources.yaml, and how sure they are', () => {
    const sources = [...nodesOf(bundle)].flatMap(({ node }) =>
      'x-source' in node ? [node['x-source'] as Source] : [],
    );
    expect(sources.length).toBeGreaterThan(80);
    for (const { page, confidence } of sources) {
      expect([page].flat().filter((code) => !codes.has(code))).toEqual([]);
      expect(['certain', 'inferred']).toContain(confidence);
    }
  });
});

describe('the register of discrepancies', () => {
  const entries = [...nodesOf(bundle)].flatMap(({ node }) =>
    'x-discrepancy' in node ? (node['x-discrepancy'] as { id: string; follow: string; readings: Reading[] }[]) : [],
  );
  interface Reading {
    value: string;
    page: string | string[];
  }

  it('has each entry once', () => {
    const ids = entries.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('follows one of the readings, each from a known page', () => {
    for (const { follow, readings } of entries) {
      expect(readings.map(({ value }) => value)).toContain(follow);
      expect(readings.flatMap(({ page }) => page).filter((code) => !codes.has(code))).toEqual([]);
    }
  });
});
