import type { Contract } from './contract.ts';
import { blocks, type Page } from './page.ts';
import { scopesOf, UNKNOWNS_ADDRESS } from './scope.ts';
import { probesOf, settledBy } from './settled-by.ts';
import { statementsOf } from './statements.ts';

function entryOf(question: string): string {
  const items = probesOf(question).map((probe) => {
    const { says } = probe;
    return says === question ? `- ${settledBy(probe)}` : `- The kit's reading: ${says} ${settledBy(probe)}`;
  });
  return blocks(`**${question}**`, items.join('\n'));
}

/** Everything that no public page says, with the place in the reference that it is about. */
export function unknownsPage(contract: Contract): Page {
  const statements = scopesOf(contract)
    .flatMap(statementsOf)
    .filter(({ unknowns }) => unknowns.length > 0);
  const count = statements.flatMap(({ unknowns }) => unknowns).length;
  return {
    address: UNKNOWNS_ADDRESS,
    title: 'Not known',
    description: `${count} questions about the platform that no public page answers.`,
    body: blocks(
      `No public page answers these ${count} questions. Do not rely on any answer to them. Below each stands what the kit does, its reading, and what settles it: a command of [\`assessment-kit verify\`](/verify/) for those who have credentials (say which host with \`--profile\` or \`PLATFORM_URL\`), or what else would. What the sandbox says stands on [its page](/reference/conformance/#what-no-page-says).`,
      statements.map(({ label, address, unknowns }) =>
        blocks(`## ${label}`, `About [${label}](${address}).`, unknowns.map(entryOf)),
      ),
    ),
  };
}
