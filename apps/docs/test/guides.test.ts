import {
  ASSESSMENT_STATUSES,
  type AssessmentStatusValue,
  completionGate,
  PACKAGE_STATUS_LABELS,
  rollUp,
  TEST_STATUSES,
  type TestStatusValue,
  UPDATE_ANSWERS,
} from '@assessment-kit/rules';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readGuides } from '../src/facts/guides.ts';
import { readContract } from '../src/reference/contract.ts';
import { contentOf, pageHtml, tableAfter, textOf } from './site.ts';

/** The guides about the platform. */
const GUIDES = [
  'onboarding',
  'packages',
  'subscriptions',
  'callbacks',
  'orders',
  'statuses',
  'retests',
  'report-links',
  'errors',
  'test-mode',
  'versioning',
];

const contract = await readContract();
const sources = new Map((await readGuides()).map(({ file, source }) => [file, source]));

describe.each(GUIDES)('the guide /%s/', (guide) => {
  const source = sources.get(`${guide}.mdx`) ?? '';
  const html = contentOf(pageHtml(`/${guide}/`));

  it('has a description that fits into a result of a search', () => {
    const description = /^description: "?(.*?)"?$/m.exec(source)?.[1] ?? '';
    expect(description.length).toBeGreaterThanOrEqual(50);
    expect(description.length).toBeLessThanOrEqual(160);
  });

  it('begins with what one can do after it, says what can go wrong, and where to go next', () => {
    expect(textOf(html)).toContain('After this page you');
    expect(tableAfter(html, 'what-can-go-wrong').length).toBeGreaterThan(3);
    expect(html.lastIndexOf('<h2')).toBe(html.lastIndexOf('<h2 id="where-to-go-next"'));
  });

  it('has pictures with a title and a description', () => {
    for (const [picture] of html.matchAll(/<svg class="picture".*?<\/svg>/gs)) {
      const [, title = '', description = ''] = /aria-labelledby="(\S+) (\S+)"/.exec(picture) ?? [];
      expect(picture).toMatch(new RegExp(`<title id="${title}">[^<]{10,}</title>`));
      expect(picture).toMatch(new RegExp(`<desc id="${description}">[^<]{100,}</desc>`));
      expect(picture).not.toMatch(/#[0-9a-f]{3,6}\b|rgb\(/);
    }
  });
});

/** Blocks of JSON with the schema that their title names. */
const documents = [...sources].flatMap(([file, source]) =>
  [...source.matchAll(/^```json title="(\w+)"\n(.*?)^```/gms)].map(([, schema = '', code = '']) => ({
    file,
    schema,
    code,
  })),
);

it.each(documents)('the $schema in $file is one by the contract', ({ schema, code }) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...contract.documents[0]?.bundle, $id: 'contract' });
  const validate = ajv.compile({ $ref: `contract#/components/schemas/${schema}` });
  expect(validate(JSON.parse(code)) ? [] : validate.errors).toEqual([]);
});

describe('the guide to statuses', () => {
  const html = contentOf(pageHtml('/statuses/'));
  const picture = /<svg class="picture".*?<\/svg>/s.exec(html)?.[0] ?? '';

  it('draws every status of tests, assessments and packages', () => {
    const drawn = [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);
    const values = [...Object.keys(TEST_STATUSES), ...Object.keys(ASSESSMENT_STATUSES)];
    expect(drawn).toEqual(expect.arrayContaining([...values, ...Object.values(PACKAGE_STATUS_LABELS)]));
    // Those of assessments stand twice: by the gate, and by the package they lead to.
    for (const value of Object.keys(ASSESSMENT_STATUSES)) {
      expect(drawn.filter((each) => each === value)).toHaveLength(value in TEST_STATUSES ? 3 : 2);
    }
  });

  it('answers each example of the gate as the rules do', () => {
    const rows = tableAfter(html, 'the-completion-gate');
    expect(rows.filter(([, , answer]) => answer === 'accepted').length).toBeGreaterThan(2);
    for (const [status, tests = '', answer] of rows) {
      const values = tests.split(', ') as TestStatusValue[];
      const gate = completionGate(
        status as AssessmentStatusValue,
        values.map((value, at) => ({ id: String(at), status: value })),
      );
      expect(answer).toBe(gate.allowed ? 'accepted' : `refused: a test is ${gate.blockedBy[0]?.status}`);
    }
  });

  it('shows the package of every pair of assessments', () => {
    const rows = tableAfter(html, 'what-the-customer-sees');
    const groups = rows.map(([members = '']) => members.replace(/^[A-Z]: /, '').split(', ') as AssessmentStatusValue[]);
    expect(groups.flat().sort()).toEqual(Object.keys(ASSESSMENT_STATUSES).sort());
    rows.forEach(([, ...cells], row) => {
      cells.forEach((cell, column) => {
        for (const one of groups[row] ?? []) {
          for (const another of groups[column] ?? []) expect(cell).toBe(PACKAGE_STATUS_LABELS[rollUp([one, another])]);
        }
      });
    });
  });
});

it('the guide to errors has a line for each answer that the rules know', () => {
  const rows = tableAfter(contentOf(pageHtml('/errors/')), 'what-each-status-means');
  expect(rows.map(([, meaning]) => meaning)).toEqual(UPDATE_ANSWERS.map(({ meaning }) => meaning));
  expect(rows.map(([, , , acted]) => acted)).toEqual(
    UPDATE_ANSWERS.map(({ mayHaveActed }) => (mayHaveActed ? 'yes' : 'no')),
  );
});
