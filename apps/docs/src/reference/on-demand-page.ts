import { MAGIC_VALUES } from '@assessment-kit/sandbox/magic-values';
import type { ApiDocument, Contract } from './contract.ts';
import type { Discrepancy } from './openapi.ts';
import { blocks, type Page } from './page.ts';
import { DISCREPANCIES_ADDRESS, ON_DEMAND_ADDRESS, scopesOf } from './scope.ts';
import { statementsOf } from './statements.ts';
import { table } from './table.ts';

/** What the sandbox does on demand: faults, values that mean something, readings, scenarios. */
export function onDemandPage(contract: Contract): Page {
  const sandbox = contract.documents.find(({ key }) => key === 'sandbox');
  const words = (schema: string) => (sandbox ? explained(sandbox, schema) : []);
  return {
    address: ON_DEMAND_ADDRESS,
    title: 'Breaking things',
    description:
      'Faults, readings and scenarios of the sandbox, and the names and package ids that make an order go wrong.',
    body: blocks(
      'A deployment is not broken by what goes right. The sandbox lets things go wrong on demand, and in the same way again with the same seed.',
      '## Faults of callbacks',
      'Set by [Set faults](/reference/sandbox/operations/set-faults/), each by probability, by count ("the next three") or by filter; the same profile can be given at the start, by `--faults JSON` with `--seed NUMBER`, or by `createSandbox({ faults, seed })` in a test.',
      table(['Fault', 'What happens'], words('DeliveryFaultKind')),
      '## Faults of answers',
      table(['Fault', 'What happens'], words('AnswerFaultKind')),
      'Any refusal or failure that the contract declares can be had by `error-before` with a `status`, those included that the sandbox never gives by itself, such as the 301 and 409 of a retired version:',
      '```json\n{ "answers": [{ "kind": "error-before", "status": 409, "operationId": "updateAssessmentOrder", "count": 1 }] }\n```',
      '## Values that mean something',
      'For tests that cannot reach the control plane: choose the last name of the assessee, or publish a package with the id and have it ordered. Either is enough; everything else about the order is as ever.',
      table(
        ['Last name', 'Package id', 'Callback of the order', 'First update of the order'],
        MAGIC_VALUES.map(({ lastName, packageId, delivery, firstUpdate }) =>
          [lastName, packageId, delivery, firstUpdate].map(code),
        ),
      ),
      '## Readings',
      `Where public pages [disagree](${DISCREPANCIES_ADDRESS}) and a server can show it, the sandbox follows either. Switched by [Set readings](/reference/sandbox/operations/set-readings/) or by \`--reading ID=VALUE\` at its start; the first is the one it follows by itself.`,
      table(
        ['Id', 'About', 'Readings'],
        switchable(contract).map(({ id, title, follow, readings }) => [
          `[${id}](${DISCREPANCIES_ADDRESS}#${id})`,
          title,
          [follow, ...readings.map(({ value }) => value).filter((value) => value !== follow)].map(code).join(', '),
        ]),
      ),
      '## Scenarios',
      'Played by [Play scenario](/reference/sandbox/operations/play-scenario/), at once or step by step; the sandbox plays the partner as well.',
      table(['Scenario', 'What is played'], words('ScenarioName')),
      '## Time, limits, memory',
      '[Move clock](/reference/sandbox/operations/move-clock/) lets tokens, packages, subscriptions, time-outs of callbacks, slow and missing answers and the cache of the gateway run out. [Set switches](/reference/sandbox/operations/set-switches/) turns on the rate limit and the 15 minutes that an approval takes. [Get snapshot](/reference/sandbox/operations/get-snapshot/) and [Restore snapshot](/reference/sandbox/operations/restore-snapshot/) bring a sandbox back to where it was.',
    ),
  };
}

/** Members of an enum with what the contract says of each: its description is a list of them. */
function explained({ bundle }: ApiDocument, name: string): [string, string][] {
  const description = bundle.components.schemas[name]?.description ?? '';
  return [...description.matchAll(/^- `([^`]+)`: (.+)$/gm)].map(([, member = '', meaning = '']) => [
    code(member),
    meaning.charAt(0).toUpperCase() + meaning.slice(1),
  ]);
}

function switchable(contract: Contract): Discrepancy[] {
  const found = scopesOf(contract)
    .flatMap(statementsOf)
    .flatMap(({ discrepancies }) => discrepancies);
  return [...new Map(found.filter(({ serverVisible }) => serverVisible).map((each) => [each.id, each])).values()];
}

function code(text: string | undefined): string {
  return text === undefined ? '' : `\`${text}\``;
}
