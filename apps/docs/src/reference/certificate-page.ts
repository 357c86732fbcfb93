import { CERTIFY_RULES, ENABLED_BY, type Rule } from '@assessment-kit/conformance/certify-rules';
import { link } from './html.ts';
import { blocks, type Page } from './page.ts';
import { SOURCES_ADDRESS } from './scope.ts';
import { table } from './table.ts';

/** Every rule of the receiver's certificate, from the data that `certify` runs by. */
export function certificatePage(): Page {
  const groups = [...new Set(CERTIFY_RULES.map(({ group }) => group))];
  const of = (severity: Rule['severity']) => CERTIFY_RULES.filter((rule) => rule.severity === severity).length;
  return {
    address: '/reference/certificate/',
    title: 'Rules of the certificate',
    description:
      'Every rule that a receiver of callbacks is certified by: why it matters, where it comes from, how to repair it.',
    body: blocks(
      `The ${CERTIFY_RULES.length} rules of [\`assessment-kit certify\`](/certify/): ${of('must')} must hold, ${of('should')} should, and ${of('info')} are for information only.`,
      '- **must**: a page or a standard says so for certain, or an order would be lost, doubled or let in from a stranger, or secrets or personal data would get out.\n- **should**: read between the lines of the pages, or good practice.\n- **info**: nobody knows what the platform does here. It never counts.',
      groups.map((group) => blocks(`## ${group}`, overview(group), rulesOf(group).map(section))),
    ),
  };
}

function rulesOf(group: string): Rule[] {
  return CERTIFY_RULES.filter((rule) => rule.group === group);
}

function overview(group: string): string {
  return table(
    ['Rule', '', 'What is expected'],
    rulesOf(group).map(({ id, severity, title }) => [`[\`${id}\`](#${anchorOf(id)})`, severity, title]),
  );
}

function section({ id, severity, title, why, fix, source, needs }: Rule): string {
  return blocks(
    `<div id="${anchorOf(id)}"></div>`,
    `### ${id}`,
    `**${title}** ${why}`,
    `To repair: ${fix}`,
    ...(needs.length > 0 ? [`Needs ${needs.map((need) => `\`${ENABLED_BY[need]}\``).join(' and ')}.`] : []),
    `<p class="source"><span class="confidence ${source.confidence}">${source.confidence}</span> ${severity}, ${source.page.map(pageLink).join(', ')}</p>`,
  );
}

/** Headings get an anchor of their own, without the dot. */
function anchorOf(id: string): string {
  return `rule-${id}`;
}

function pageLink(code: string): string {
  if (code === 'practice') return 'good practice';
  const [, rfc] = /^RFC (\d+)$/.exec(code) ?? [];
  if (rfc !== undefined) return link(`https://www.rfc-editor.org/rfc/rfc${rfc}`, code);
  return link(`${SOURCES_ADDRESS}#${code}`, code);
}
