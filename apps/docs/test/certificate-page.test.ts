import { CERTIFY_RULES } from '@assessment-kit/conformance/certify-rules';
import { expect, it } from 'vitest';
import { contentOf, pageHtml, plain, straight, textOf } from './site.ts';

it('the page of the certificate tells of every rule why it matters and how to repair it', () => {
  const html = contentOf(pageHtml('/reference/certificate/'));
  const text = straight(textOf(html));
  for (const { id, why, fix } of CERTIFY_RULES) {
    expect(html).toContain(`id="rule-${id}"`);
    expect(text).toContain(plain(why));
    expect(text).toContain(plain(fix));
  }
});
