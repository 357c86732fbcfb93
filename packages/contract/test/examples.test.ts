import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, type DocumentName } from '../scripts/documents.ts';
import {
  type Bundle,
  operationsOf,
  type ResponseObject,
  resolve,
  type SchemaObject,
} from '../scripts/openapi-types.ts';
import { problemsFound } from '../src/field-problem.ts';
import { validators as exactWebhooks } from '../src/generated/assessments/webhooks-exact.js';
import type { OperationId, WebhookName } from '../src/index.ts';
import { checkBody } from '../src/requests.ts';
import { validateResponse } from '../src/responses.ts';
import { checkBody as checkSandboxBody } from '../src/sandbox/requests.ts';
import { checkBody as checkWebhookServerBody } from '../src/webhook-server/requests.ts';
import { validateWebhook } from '../src/webhooks.ts';
import { bundleOf, nodesOf } from './contract-files.ts';

const BODY_CHECKS = { assessments: checkBody, sandbox: checkSandboxBody, 'webhook-server': checkWebhookServerBody };

interface Example {
  name: string;
  schema: SchemaObject;
  value: unknown;
}

/** The examples of a media type or a parameter, which may be references. */
function examplesOf(bundle: Bundle, node: Record<string, unknown>, name: string): Example[] {
  const schema = node['schema'] as SchemaObject;
  const several = Object.entries((node['examples'] ?? {}) as Record<string, { value: unknown }>);
  const values = several.map(([key, each]) => [key, resolve(bundle, each).value] as const);
  const single = 'example' in node ? [['example', node['example']] as const] : [];
  return [...values, ...single].map(([key, value]) => ({ name: `${name} ${key}`, schema, value }));
}

/** Every example beside a schema, wherever it stands, and the examples of the schemas themselves. */
function allExamples(document: DocumentName): Example[] {
  const bundle = bundleOf(document);
  const beside = [...nodesOf(bundle)].filter(
    ({ node }) => typeof node['schema'] === 'object' && !('properties' in node),
  );
  const inside = Object.entries(bundle.components.schemas).flatMap(([name, schema]) =>
    ((schema['examples'] ?? []) as unknown[]).map((value) => ({ name: `schema ${name}`, schema, value })),
  );
  return [...beside.flatMap(({ node, pointer }) => examplesOf(bundle, node, pointer)), ...inside];
}

describe.each(DOCUMENTS)('the examples of %s', (document) => {
  const bundle = bundleOf(document);
  const ajv = new Ajv2020.default({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', components: bundle.components });

  it('are given for each body', () => {
    const bodies = [...nodesOf(bundle)].filter(({ pointer }) => /\/content\/[^/]+$/.test(pointer));
    expect(bodies).not.toEqual([]);
    const without = bodies.filter(({ node, pointer }) => examplesOf(bundle, node, pointer).length === 0);
    expect(without.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('fit the schemas they stand beside', () => {
    const wrong = allExamples(document).flatMap(({ name, schema, value }) => {
      const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/');
      return ajv.validate(JSON.parse(text), value) ? [] : [`${name}: ${ajv.errorsText()}`];
    });
    expect(wrong).toEqual([]);
  });

  it('of requests pass the compiled check of their operation', () => {
    let count = 0;
    for (const { operation } of operationsOf(bundle)) {
      const [content] = Object.values(operation.requestBody?.content ?? {});
      if (!content) continue;
      for (const { value } of examplesOf(bundle, content as unknown as Record<string, unknown>, '')) {
        expect(BODY_CHECKS[document](operation.operationId, value)).toEqual([]);
        count++;
      }
    }
    expect(count).toBeGreaterThan(0);
  });
});

describe('the examples of the platform', () => {
  const bundle = bundleOf('assessments');

  it('of answers pass the compiled check of their operation and status, read either way', () => {
    let count = 0;
    for (const { operation } of operationsOf(bundle)) {
      for (const [status, response] of Object.entries(operation.responses)) {
        const content = resolve<ResponseObject>(bundle, response).content?.['application/json'];
        const code = Number(status.replace('4XX', '418').replace('5XX', '599'));
        for (const { value } of content ? examplesOf(bundle, content as unknown as Record<string, unknown>, '') : []) {
          for (const strictness of ['exact', 'tolerant'] as const) {
            const checked = validateResponse(operation.operationId as OperationId, code, value, strictness);
            expect(checked).toEqual({ declared: true, problems: [] });
          }
          count++;
        }
      }
    }
    expect(count).toBeGreaterThan(100);
  });

  it.each(Object.keys(bundle.webhooks ?? {}) as WebhookName[])('of the webhook %s pass its compiled check', (name) => {
    const content = bundle.webhooks?.[name]?.['post']?.requestBody?.content['application/json'];
    const examples = examplesOf(bundle, content as unknown as Record<string, unknown>, name);
    expect(examples).not.toEqual([]);
    for (const { value } of examples) {
      expect(validateWebhook(name, value)).toEqual([]);
      expect(problemsFound(exactWebhooks[name], value)).toEqual([]);
    }
  });
});
