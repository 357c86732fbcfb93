import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Contract, readContract } from '../src/reference/contract.ts';
import { schemaExamples } from '../src/reference/examples.ts';
import type { Discrepancy, SchemaObject } from '../src/reference/openapi.ts';
import { referencePages } from '../src/reference/pages.ts';
import { writeReference } from '../src/reference/write.ts';

/** A copy of the contract, to be changed. */
async function copiedContract(): Promise<Contract> {
  return structuredClone(await readContract());
}

function schemaOf(contract: Contract, name: string): SchemaObject {
  const schema = contract.documents[0]?.bundle.components.schemas[name];
  if (!schema) throw new Error(`The contract has no schema ${name}.`);
  return schema;
}

function bodyOf(contract: Contract, address: string): string {
  const page = referencePages(contract).find((each) => each.address === address);
  if (!page) throw new Error(`There is no page ${address}.`);
  return page.body;
}

/** Two made-up readings. */
function disagreement(id: string): Discrepancy {
  return {
    id,
    title: 'Length of a score',
    readings: [
      { value: '50', says: 'At most 50.', page: 'S3' },
      { value: '30', says: 'At most 30.', page: 'S1' },
    ],
    follow: '50',
    why: 'The table says so.',
    serverVisible: true,
  };
}

describe('the generator', () => {
  it('shows a field that was added to a schema, on the page of the schema and of operations that take it', async () => {
    const contract = await copiedContract();
    Object.assign(schemaOf(contract, 'TestScore').properties ?? {}, {
      percentile: {
        type: 'integer',
        description: 'How many others did worse.',
        minimum: 0,
        maximum: 99,
        'x-source': { page: 'RCP', confidence: 'inferred' },
      },
    });
    for (const [address, anchor] of [
      ['/reference/assessments/schemas/test-score/', 'fields.percentile'],
      [
        '/reference/assessments/operations/update-assessment-order/',
        'body.assessments.assessmentResults.tests.score.percentile',
      ],
    ] as const) {
      const entry = bodyOf(contract, address).split(`id="${anchor}"`)[1]?.split('class="field"')[0];
      expect(entry).toContain('How many others did worse.');
      expect(entry).toContain('<li>at least 0</li><li>at most 99</li>');
      expect(entry).toContain('inferred');
      expect(entry).toContain('href="/reference/sources/#RCP"');
    }
  });

  it('links a disagreement in the register to a field that it was added to', async () => {
    const contract = await copiedContract();
    const field = schemaOf(contract, 'TestScore').properties?.['value'];
    const score = '(/reference/assessments/schemas/test-score/#fields.value)';
    const entryOfHosts = () =>
      bodyOf(contract, '/reference/where-pages-disagree/').split('id="hosts"')[1]?.split('<div id=')[0];
    expect(entryOfHosts()).not.toContain(score);
    Object.assign(field ?? {}, { 'x-discrepancy': [disagreement('hosts')] });
    expect(entryOfHosts()).toContain(score);
  });

  it('shows the readings of a disagreement beside the field, and which one is followed', async () => {
    const contract = await copiedContract();
    Object.assign(schemaOf(contract, 'TestScore').properties?.['value'] ?? {}, {
      'x-discrepancy': [disagreement('hosts')],
    });
    const body = bodyOf(contract, '/reference/assessments/schemas/test-score/');
    expect(body).toContain('`50`: At most 50. ([S3](/reference/sources/#S3)) **Followed here.**');
  });

  it('refuses a disagreement of which nobody says what would settle it', async () => {
    const contract = await copiedContract();
    const field = schemaOf(contract, 'TestScore').properties?.['value'];
    Object.assign(field ?? {}, { 'x-discrepancy': [disagreement('score-length')] });
    expect(() => bodyOf(contract, '/reference/where-pages-disagree/')).toThrow(
      'Nobody says what would settle score-length.',
    );
  });

  it('shows a new operation with samples', async () => {
    const contract = await copiedContract();
    const paths = contract.documents[0]?.bundle.paths ?? {};
    paths['/made/up'] = {
      get: {
        operationId: 'getMadeUp',
        summary: 'Get made up',
        description: 'Nothing.',
        tags: ['Order'],
        responses: { '204': { description: 'None.' } },
      },
    };
    const body = bodyOf(contract, '/reference/assessments/operations/get-made-up/');
    expect(body).toContain('curl http://127.0.0.1:4010/made/up');
    expect(body).toContain('### 204 No Content');
  });

  it('fails when a sample would need a secret that it does not know', async () => {
    const contract = await copiedContract();
    const [platform] = contract.documents;
    if (!platform) throw new Error('The contract has no document.');
    platform.bundle.security = [{ newScheme: [] }];
    Object.assign(platform.bundle.components.securitySchemes ?? {}, {
      newScheme: { type: 'http', scheme: 'bearer', description: 'New.' },
    });
    expect(() => referencePages(contract)).toThrow('Samples do not know the security scheme newScheme.');
  });

  it('fails when a reference leads nowhere', async () => {
    const contract = await copiedContract();
    schemaOf(contract, 'OrderCallback').properties = { lost: { $ref: '#/components/schemas/Lost' } };
    expect(() => referencePages(contract)).toThrow('The reference #/components/schemas/Lost leads nowhere.');
  });

  it('gives a schema an example that has all of its required fields', async () => {
    const { documents } = await readContract();
    for (const document of documents) {
      for (const [name, example] of schemaExamples(document)) {
        const { required = [] } = document.bundle.components.schemas[name] ?? {};
        expect(Object.keys(Object(example)), name).toEqual(expect.arrayContaining([...required]));
      }
    }
  });

  it('writes the same bytes from the same contract, and removes pages that are gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reference-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = (name: string) => join(folder, `reference/assessments/schemas/${name}.md`);
    const contract = await copiedContract();
    await writeReference(contract, folder);
    const first = await readFile(path('test-score'));
    await readFile(path('currency'));

    const { documents } = contract;
    for (const { bundle } of documents) {
      delete bundle.components.schemas['Currency'];
      delete bundle.components.schemas['Subscription']?.properties?.['currency'];
    }
    await writeReference(contract, folder);
    expect((await readFile(path('test-score'))).equals(first)).toBe(true);
    await expect(readFile(path('currency'))).rejects.toThrow('ENOENT');
  });
});
