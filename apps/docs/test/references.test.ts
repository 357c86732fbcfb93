import * as rules from '@assessment-kit/rules';
import { describe, expect, it } from 'vitest';
import { checkGuides, guideProblems, readGuides } from '../src/facts/guides.ts';
import { prose, referencesIn, withReferences } from '../src/facts/in-text.ts';
import { platformFact } from '../src/facts/platform-fact.ts';
import { type Contract, readContract } from '../src/reference/contract.ts';
import { fieldsOf } from '../src/reference/fields.ts';
import type { SchemaObject } from '../src/reference/openapi.ts';
import { operationsOf } from '../src/reference/operations.ts';
import { contentOf, pageHtml, textOf } from './site.ts';

const contract = await readContract();
const guides = await readGuides();

/** Times that the rules know, as they read on a page: "20 seconds", "365 days". */
const TIMES = Object.keys(rules)
  .filter((name) => /_(SECONDS|DAYS)$/.test(name))
  .map((name) => platformFact(name).text)
  .filter((text) => /\d/.test(text));

/** A copy of the contract in which one schema is changed. */
function changed(name: string, change: (schema: SchemaObject) => void): Contract {
  const copy = structuredClone(contract);
  const schema = copy.documents[0]?.bundle.components.schemas[name];
  if (!schema) throw new Error(`The contract has no schema ${name}.`);
  change(schema);
  return copy;
}

function rename(schema: SchemaObject, from: string, to: string): void {
  const { [from]: field, ...others } = schema.properties ?? {};
  schema.properties = { ...others, [to]: field ?? {} };
}

/** The problems of one page with this text. */
function problemsOf(source: string, given: Contract = contract): string[] {
  return guideProblems(given, [{ file: 'page.md', source }]);
}

describe('guides', () => {
  it('name nothing that the contract and the rules do not have', () => {
    expect(guideProblems(contract, guides)).toEqual([]);
  });

  it('refer to the contract more than three hundred times', () => {
    expect(guides.flatMap(({ source }) => referencesIn(source)).length).toBeGreaterThan(300);
  });

  it.each([
    ['AssessmentOrder', 'orderId', 'receiving-orders.mdx'],
    ['CallbackDetails', 'successCallbackUrl', 'callbacks.mdx'],
    ['OnboardingStatus', 'companyId', 'onboarding.mdx'],
    ['AssessmentPackage', 'summary', 'packages.mdx'],
    ['BillingCode', 'isActive', 'subscriptions.mdx'],
    ['OrderUpdate', 'partnerTrackingId', 'orders.mdx'],
    ['AssessmentResults', 'scoreDescription', 'statuses.mdx'],
    ['Report', 'url', 'report-links.mdx'],
    ['ErrorList', 'CorrelationId', 'errors.mdx'],
    ['TestScore', 'attempt', 'retests.mdx'],
  ])('stop the build when %s.%s is renamed: %s', (schema, field, page) => {
    const renamed = changed(schema, (each) => rename(each, field, 'renamed'));
    const problems = guideProblems(renamed, guides).filter((problem) => problem.startsWith(`${page}: `));
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toContain(`${schema} has no field ${field}; it has `);
  });

  it('stop the build before it begins, with every page and name', async () => {
    await checkGuides(contract);
    const renamed = changed('CallbackDetails', (each) => rename(each, 'errorCallbackUrl', 'failureCallbackUrl'));
    await expect(checkGuides(renamed)).rejects.toThrow(
      /^Guides name what is not there\.\ncallbacks\.mdx: field:CallbackDetails\.errorCallbackUrl: .*failureCallbackUrl.*\n(.*\n)*receiving-orders\.mdx: /,
    );
  });

  /** Names on the wire of the platform: fields, parameters, members of enums. */
  const names = new Set(
    contract.documents
      .slice(0, 1)
      .flatMap(({ bundle }) => [
        ...Object.values(bundle.components.schemas).flatMap((schema) => [
          ...fieldsOf(bundle, schema, { expand: false }).map(({ path }) => path.split('.').at(-1) ?? ''),
          ...(schema.enum ?? []).filter((member) => member !== null).map(String),
        ]),
        ...operationsOf(bundle).flatMap(({ parameters }) => parameters.map(({ name }) => name)),
      ]),
  );

  const referring = guides.filter(({ source }) => referencesIn(source).length > 0);
  it.each(referring)('that refer to the contract write out no name or limit of it: $file', ({ source }) => {
    const written = prose(source).replace(/\[[^\]]*\]\([^)]*\)/g, ' ');
    const spoken = [...written.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    expect(spoken.filter((name) => names.has(name))).toEqual([]);
    const { bundle } = contract.documents[0] ?? expect.fail('there is no contract');
    const limits = Object.values(bundle.components.schemas)
      .flatMap((schema) => fieldsOf(bundle, schema, { expand: false }))
      .flatMap(({ schema: { maxLength } }) => maxLength ?? []);
    const counted = [...written.matchAll(/\b(\d+) characters/g)].map(([, number]) => Number(number));
    expect(counted.filter((number) => limits.includes(number))).toEqual([]);
    expect(TIMES.filter((time) => written.includes(time))).toEqual([]);
  });
});

describe('a reference', () => {
  const shown = (text: string, given: Contract = contract) => withReferences(given, text);

  it('leads to the entry of a field, a parameter, an operation, a callback', () => {
    expect(shown('[](field:TestScore.value)')).toBe(
      '[`value`](/reference/assessments/schemas/test-score/#fields.value)',
    );
    expect(shown('[](field:updateAssessmentOrder.testMode)')).toBe(
      '[`testMode`](/reference/assessments/operations/update-assessment-order/#header.testMode)',
    );
    expect(shown('[](operation:onOrder)')).toBe('[Order callback](/reference/assessments/webhooks/on-order/)');
    expect(shown('[the score](field:TestScore.value)')).toContain('[the score](');
    expect(shown('[](field:sandbox/NewOrder.billingCode)')).toContain('/reference/sandbox/schemas/new-order/');
    expect(contentOf(pageHtml('/reference/assessments/schemas/test-score/'))).toContain('id="fields.value"');
  });

  it('shows the limit that the contract has', () => {
    expect(shown('[](limit:TestScore.value)')).toBe('at most 50 characters');
    const longer = changed('TestScore', (schema) =>
      Object.assign(schema.properties?.['value'] ?? {}, { maxLength: 60 }),
    );
    expect(shown('[](limit:TestScore.value)', longer)).toBe('at most 60 characters');
    expect(problemsOf('[](limit:Assessee.email)')).toEqual([
      'page.md: limit:Assessee.email: Assessee.email has no limit.',
    ]);
  });

  it('shows members and defaults of an enum, and knows no others', () => {
    expect(shown('[](value:OrderLevel.Test) [](values:OrderLevel) [](default:OrderLevel)')).toBe(
      '`Test` `Assessment`, `Test` `Assessment`',
    );
    expect(problemsOf('[](value:TestStatusValue.Completed)')).toEqual([
      'page.md: value:TestStatusValue.Completed: TestStatusValue has no value Completed; it has Pending, Ordered, InProgress, Hold, Complete, RetestRecommended, Expired.',
    ]);
  });

  it('says how sure the contract is, and does not let a page say more', () => {
    expect(shown('[](sure:PartnerOrder.createdAt)')).toContain('[inferred](');
    expect(problemsOf('[certain](sure:PartnerOrder.createdAt)')).toHaveLength(1);
    expect(problemsOf('[certain](sure:TestScore.value)')).toEqual([]);
  });

  it('breaks when what was not known is known', () => {
    const page = '[](unknown:JobCallback "The fields of a job")';
    expect(problemsOf(page)).toEqual([]);
    const answered = changed('JobCallback', (schema) => Object.assign(schema, { 'x-unknown': [] }));
    expect(problemsOf(page, answered)).toHaveLength(1);
    expect(problemsOf('[](question:assessments "How an order is cancelled")')).toEqual([]);
    expect(problemsOf('[](question:assessments "How an order is placed")')).toHaveLength(1);
  });

  it('names disagreements, rules and facts that there are', () => {
    const there = '[](reading:gateway-delay) [](rule:attempt-key) [](fact:GATEWAY_DELAY_SECONDS)';
    expect(shown(there)).toBe(
      '[pages disagree](/reference/where-pages-disagree/#gateway-delay) [Attempts](/reference/rules/#attempt-key) 15 minutes',
    );
    expect(shown('[](fact:OLD_REQUESTS_PER_HOUR), [](fact:RATE_LIMITS.perSecond), [](fact:SECRET_REMINDER_DAYS)')).toBe(
      '40,000, 3, 10 and 5 days',
    );
    expect(shown('[](fact:TOKEN_LIFETIME_SECONDS), [](fact:SHORT_CALLBACK_TIMEOUT_SECONDS)')).toBe(
      'an hour, 5 seconds',
    );
    expect(problemsOf('[](reading:gone) [](rule:gone) [](fact:GONE) [](source:GONE) [](filter:gone)')).toHaveLength(5);
  });

  it('is left alone in a code block, and other links always', () => {
    expect(problemsOf('```md\n[](field:Gone.gone)\n```\n[x](https://example.com) [y](/callbacks/)')).toEqual([]);
  });

  it('is resolved on the built page', () => {
    const html = contentOf(pageHtml('/receiving-orders/'));
    expect(html).toContain('href="/reference/assessments/schemas/callback-details/#fields.successCallbackUrl"');
    expect(textOf(html)).toContain('20 seconds or 5 seconds');
    expect(html).not.toMatch(/href="(field|operation|reading|unknown|rule):/);
  });
});
