import { markdownAddress } from './address.ts';
import type { BuiltPage } from './built-page.ts';
import type { Section } from './overview.ts';

/** What has to be known before anything else is read. */
const FACTS = [
  'Independent work, written from public pages of the platform (Paylocity); not checked against the live service.',
  'The platform calls your URL for each order and promises no retry: store first, answer exactly 200 after.',
  'Updates of orders append reports and have no idempotency key; an assessment is complete only after its tests are.',
  'Where public pages disagree and what nobody knows is written down as such: do not present it as a fact.',
];

/** The overview for language models, by the form of llmstxt.org: every page with one sentence, in the sequence of the site. */
export function llmsTxt(sections: readonly Section[], pages: ReadonlyMap<string, BuiltPage>): string {
  const list = ({ label, pages: addresses }: Section) =>
    [`## ${label}`, addresses.map((address) => entry(address, pages.get(address))).join('\n')].join('\n\n');
  return `${[
    '# Assessment Kit',
    "> The toolkit with which pre-hire assessment providers integrate with Paylocity's Assessments API: publish packages, receive orders, report results.",
    FACTS.map((fact) => `- ${fact}`).join('\n'),
    '## Start here',
    [
      '- [SKILL.md](/SKILL.md): from nothing to a certified receiver, step by step, for coding agents',
      '- [llms-full.txt](/llms-full.txt): all pages in one file',
    ].join('\n'),
    ...sections.map(list),
  ].join('\n\n')}\n`;
}

function entry(address: string, page: BuiltPage | undefined): string {
  if (!page) throw new Error(`The navigation leads to ${address}, which is no page.`);
  return `- [${page.title}](${markdownAddress(address)}): ${page.description}`;
}
