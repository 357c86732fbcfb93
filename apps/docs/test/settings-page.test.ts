import { settingsRows } from '@assessment-kit/webhook-server/settings-table';
import { expect, it } from 'vitest';
import { contentOf, pageHtml, textOf } from './site.ts';

it.each(settingsRows())('the page of settings shows $name', ({ name, takes }) => {
  const text = textOf(contentOf(pageHtml('/reference/settings/')));
  expect(text).toContain(name.replaceAll('`', ''));
  expect(text).toContain(takes);
});
