import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METHODS } from '../scripts/openapi-types.ts';
import { operationRoutes, operationTable } from '../src/index.ts';
import { operationTable as sandboxTable } from '../src/sandbox/index.ts';
import { operationTable as webhookServerTable } from '../src/webhook-server/index.ts';
import { bundleOf } from './contract-files.ts';

interface Entry {
  method: string;
  path: string;
  tag: string;
  summary: string;
  security: readonly string[];
  requestMediaTypes: readonly string[];
  pathParameters: readonly string[];
}

const JSON_TYPES = ['application/json', 'application/json-patch+json', 'text/json', 'application/*+json'];

describe('the contract of the platform', () => {
  it('has twelve operations', () => {
    expect(Object.keys(operationTable)).toEqual([
      'issueToken',
      'getCallback',
      'upsertCallback',
      'deleteCallback',
      'getAssessmentPackages',
      'upsertAssessmentPackages',
      'upsertAssessmentPackage',
      'deleteAssessmentPackage',
      'upsertSubscription',
      'updateAssessmentOrder',
      'getPartnerAssessmentOrders',
      'upsertOnboardingStatus',
    ]);
  });

  it('tells method and path of each without the rest, for clients', () => {
    const routes = Object.entries<Entry>(operationTable).map(([id, { method, path }]) => [id, { method, path }]);
    expect(operationRoutes).toEqual(Object.fromEntries(routes));
  });

  it('has three webhooks, which are no operations that a partner calls', () => {
    expect(Object.keys(bundleOf('assessments').webhooks ?? {}).toSorted()).toEqual(['error', 'job', 'order']);
    expect(operationTable).not.toHaveProperty('onOrder');
  });
});

describe('the table of operations', () => {
  it('says how a package is published', () => {
    expect(operationTable.upsertAssessmentPackage).toEqual({
      method: 'put',
      path: '/apiHub/performanceManagement/v1/companies/{companyId}/assessmentPackages/{packageId}',
      tag: 'Package',
      summary: 'Upsert package',
      security: ['clientCredentials'],
      requestMediaTypes: JSON_TYPES,
      pathParameters: ['companyId', 'packageId'],
    });
  });

  it('says how a token is fetched: by a form, without a token', () => {
    expect(operationTable.issueToken).toMatchObject({
      security: ['clientBasic'],
      requestMediaTypes: ['application/x-www-form-urlencoded'],
    });
  });

  it.each([
    ['assessments', operationTable],
    ['sandbox', sandboxTable],
    ['webhook-server', webhookServerTable],
  ] as const)('agrees with the document %s', (document, table: Record<string, Entry>) => {
    const bundle = bundleOf(document);
    const declared = Object.entries(bundle.paths).flatMap(([path, item]) =>
      METHODS.flatMap((method) => (method in item ? [{ path, method, ...(item[method] as Declared) }] : [])),
    );
    expect(Object.keys(table).toSorted()).toEqual(declared.map(({ operationId }) => operationId).toSorted());
    for (const { operationId, path, method, summary, tags, security, requestBody } of declared) {
      expect(table[operationId]).toEqual({
        method,
        path,
        summary,
        tag: tags[0],
        security: (security ?? bundle.security ?? []).flatMap((each) => Object.keys(each)),
        requestMediaTypes: Object.keys(requestBody?.content ?? {}),
        pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]),
      });
    }
  });
});

interface Declared {
  operationId: string;
  summary: string;
  tags: string[];
  security?: Record<string, string[]>[];
  requestBody?: { content: object };
}

describe('the package', () => {
  it('exports files that exist', () => {
    const manifest = new URL('../package.json', import.meta.url);
    const { exports } = JSON.parse(readFileSync(manifest, 'utf8')) as { exports: Record<string, string> };
    expect(Object.values(exports).filter((path) => !existsSync(new URL(path, manifest)))).toEqual([]);
  });
});
