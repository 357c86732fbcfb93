import {
  ASSESSMENT_STATUSES,
  ONBOARDING_PERMISSIONS,
  PACKAGE_STATUS_LABELS,
  PACKAGE_STATUS_PRECEDENCE,
  RULES,
  TEST_STATUSES,
} from '@assessment-kit/rules';
import { describe, expect, it } from 'vitest';
import { contentOf, pageHtml, plain, straight, tableAfter, textOf } from './site.ts';

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

describe('the page of statuses', () => {
  const html = contentOf(pageHtml('/reference/statuses/'));

  it('shows the tests as the rules have them', () => {
    expect(tableAfter(html, 'test')).toEqual(
      Object.entries(TEST_STATUSES).map(([value, each]) => [value, each.label, each.meaning, yesNo(each.finished)]),
    );
  });

  it('shows the assessments as the rules have them', () => {
    expect(tableAfter(html, 'assessment')).toEqual(
      Object.entries(ASSESSMENT_STATUSES).map(([value, each]) => [
        value,
        each.label,
        each.meaning,
        yesNo(each.gated),
        PACKAGE_STATUS_LABELS[each.package],
      ]),
    );
  });

  it('shows the packages in the sequence in which they win', () => {
    expect(tableAfter(html, 'package')).toEqual(
      PACKAGE_STATUS_PRECEDENCE.map((status) => [
        PACKAGE_STATUS_LABELS[status],
        Object.entries(ASSESSMENT_STATUSES)
          .flatMap(([value, each]) => (each.package === status ? [value] : []))
          .join(', '),
      ]),
    );
  });

  it('shows what each onboarding status permits', () => {
    expect(tableAfter(html, 'company')).toEqual(
      Object.entries(ONBOARDING_PERMISSIONS).map(([value, { sync, newOrders, updates }]) => [
        value,
        ...[sync, newOrders, updates].map(yesNo),
      ]),
    );
  });
});

describe('the page of rules', () => {
  const html = contentOf(pageHtml('/reference/rules/'));

  it.each([...RULES])('says $id with its source', ({ id, title, text, source }) => {
    const start = html.indexOf(`id="${id}"`);
    expect(start).toBeGreaterThan(0);
    const entry = straight(textOf(html.slice(start, html.indexOf('<div id=', start + 1))));
    expect(entry).toContain(`${plain(title)}`);
    expect(entry).toContain(`${plain(text)} ${source.confidence} ${source.page.join(', ')}`);
  });
});
