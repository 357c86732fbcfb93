import { METRICS } from '@assessment-kit/webhook-server/tables';
import { expect, it } from 'vitest';
import { contentOf, pageHtml, textOf } from './site.ts';

it.each(Object.entries(METRICS))('the page of metrics shows %s', (name, { help }) => {
  const text = textOf(contentOf(pageHtml('/reference/metrics/')));
  expect(text).toContain(`webhook_server_${name}`);
  expect(text).toContain(help);
});
