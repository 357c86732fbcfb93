import type { Contract } from './contract.ts';
import { blocks, type Page } from './page.ts';
import { scopesOf, UNKNOWNS_ADDRESS } from './scope.ts';
import { statementsOf } from './statements.ts';

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
      `No public page answers these ${count} questions. Do not rely on any answer to them; ask the platform.`,
      statements.map(({ label, address, unknowns }) =>
        blocks(`**[${label}](${address})**`, unknowns.map((sentence) => `- ${sentence}`).join('\n')),
      ),
    ),
  };
}
