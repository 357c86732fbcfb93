import { readingsOf } from './asides.ts';
import type { Contract } from './contract.ts';
import type { Discrepancy } from './openapi.ts';
import { blocks, type Page } from './page.ts';
import { DISCREPANCIES_ADDRESS, ON_DEMAND_ADDRESS, scopesOf } from './scope.ts';
import { probeOf, settledBy } from './settled-by.ts';
import { type PlacedStatement, statementsOf } from './statements.ts';

/** The register of everything that public pages disagree about, with the reading that is followed. */
export function discrepanciesPage(contract: Contract): Page {
  const register = registerOf(contract);
  return {
    address: DISCREPANCIES_ADDRESS,
    title: 'Where pages disagree',
    description: `The ${register.length} points on which public pages contradict each other, and the reading followed here.`,
    body: blocks(
      `Public pages contradict each other on ${register.length} points. Each entry lists the readings, the pages they come from, the one that the contract follows, and why; how the [sandbox](${ON_DEMAND_ADDRESS}#readings) is switched to another one; and what settles it. [\`assessment-kit verify\`](/verify/) puts it to a host: say which with \`--profile\` or \`PLATFORM_URL\`.`,
      register.map(({ discrepancy, places }) =>
        blocks(
          // Links need an anchor that does not change with the wording of the heading.
          `<div id="${discrepancy.id}"></div>`,
          `## ${discrepancy.title}`,
          readingsOf(discrepancy),
          switchOf(discrepancy),
          settledBy(probeOf(discrepancy.id)),
          `Concerns ${places.map(({ label, address }) => `[${label}](${address})`).join(', ')}.`,
        ),
      ),
    ),
  };
}

/** How the sandbox is switched to the readings that it does not follow by itself. */
function switchOf({ id, serverVisible, readings, follow }: Discrepancy): string {
  if (!serverVisible) return 'The sandbox has no switch for it.';
  const others = readings.filter(({ value }) => value !== follow).map(({ value }) => `\`--reading ${id}=${value}\``);
  return `The sandbox follows \`${follow}\` by itself, and the other by ${others.join(' or ')}.`;
}

interface RegisterEntry {
  discrepancy: Discrepancy;
  /** Where on the site it is mentioned. */
  places: readonly PlacedStatement[];
}

/** Each disagreement once, in the sequence of the contract. */
function registerOf(contract: Contract): RegisterEntry[] {
  const statements = scopesOf(contract).flatMap(statementsOf);
  const found = new Map<string, { discrepancy: Discrepancy; places: PlacedStatement[] }>();
  for (const statement of statements) {
    for (const discrepancy of statement.discrepancies) {
      const entry = found.get(discrepancy.id) ?? { discrepancy, places: [] };
      entry.places.push(statement);
      found.set(discrepancy.id, entry);
    }
  }
  return [...found.values()];
}
