import { RULES } from '@assessment-kit/rules';
import { blocks, type Page } from './page.ts';
import { EXPLORER_ADDRESS, RULES_ADDRESS, STATUSES_ADDRESS } from './scope.ts';
import { sourceLine } from './source-line.ts';

/** The rules of the platform in words, from the register that the kit's code stands beside. */
export function rulesPage(): Page {
  return {
    address: RULES_ADDRESS,
    title: 'Rules',
    description: 'The rules of the platform that its operations keep, each with its source.',
    body: blocks(
      `What the platform does with what you send. The sandbox keeps the same rules. Values of statuses: [Statuses](${STATUSES_ADDRESS}). To see them at work: [Status explorer](${EXPLORER_ADDRESS}).`,
      RULES.map(({ id, title, text, source }) =>
        blocks(`<div id="${id}"></div>`, `## ${title}`, text, sourceLine(source)),
      ),
    ),
  };
}
