import { MAGIC_VALUES } from '@assessment-kit/sandbox/magic-values';
import manifest from '../../../../../package.json' with { type: 'json' };
import { isSharedError, statusTitle } from '../../reference/answers.ts';
import { type Contract, readContract } from '../../reference/contract.ts';
import { examplesOf, mainContent } from '../../reference/examples.ts';
import { concrete } from '../../reference/fields.ts';
import { limitsOf } from '../../reference/limits.ts';
import { nameOf, type ResponseObject, resolve } from '../../reference/openapi.ts';
import { type FoundOperation, operationsOf } from '../../reference/operations.ts';
import { firstSentence } from '../../reference/page.ts';
import { errorsAddress, kebab, operationAddress, type Scope } from '../../reference/scope.ts';
import type { Prepared, TryAnswer, TryBody, TryFault, TryOperation, TryParameter } from './model/operation.ts';

/** What the page needs of the contract, so that a browser does not load all of it. */
export async function prepare(): Promise<Prepared> {
  const contract = await readContract();
  const [document] = contract.documents;
  if (!document) throw new Error('The contract has no document.');
  const scope = { contract, document };
  const operations = operationsOf(document.bundle).map((found) => tryOperation(scope, found));
  const pnpm = `npx -y ${manifest.packageManager.split('+', 1)[0]}`;
  return {
    operations,
    faults: tryFaults(contract),
    examplePackage: operations.find(({ id }) => id === 'upsertAssessmentPackage')?.body?.examples[0]?.value,
    startAll: `${pnpm} start`,
    startSandbox: `${pnpm} --filter @assessment-kit/sandbox start`,
  };
}

function tryOperation(scope: Scope, found: FoundOperation): TryOperation {
  const { operation, method, path, parameters } = found;
  const security = operation.security ?? scope.document.bundle.security ?? [];
  return {
    id: operation.operationId,
    title: operation.summary,
    method: method.toUpperCase(),
    path,
    about: firstSentence(operation.description),
    reference: operationAddress(scope, found),
    needsToken: security.some((requirement) => Object.keys(requirement).length > 0),
    parameters: parameters.map((parameter) => tryParameter(scope, parameter)),
    body: tryBody(scope, found),
    answers: Object.entries(operation.responses).map(([status, answer]) => tryAnswer(scope, found, status, answer)),
  };
}

function tryParameter({ document }: Scope, parameter: FoundOperation['parameters'][number]): TryParameter {
  const { schema } = concrete(document.bundle, parameter.schema);
  const values = schema.type === 'boolean' ? ['false', 'true'] : (schema.enum ?? []).map(String);
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required ?? false,
    about: firstSentence(parameter.description),
    limits: limitsOf(schema).map((limit) => limit.replaceAll('`', '')),
    values,
    example: String(parameter.example ?? schema.examples?.[0] ?? ''),
  };
}

function tryBody({ document }: Scope, { operation }: FoundOperation): TryBody | null {
  const main = mainContent(operation.requestBody?.content);
  if (!main) return null;
  const examples = examplesOf(document, main.mediaType).map(({ summary, value }, at) => ({
    label: summary ?? `Example ${at + 1}`,
    value,
  }));
  const kind = main.name === 'application/x-www-form-urlencoded' ? 'form' : 'json';
  return { mediaType: main.name, kind, examples };
}

function tryAnswer(scope: Scope, found: FoundOperation, status: string, answer: object): TryAnswer {
  const { description } = resolve<ResponseObject>(scope.document.bundle, answer as ResponseObject);
  const own = `${operationAddress(scope, found)}#${kebab(statusTitle(status)).replaceAll(' ', '-')}`;
  return {
    status,
    about: firstSentence(description),
    reference: isSharedError(status, answer) ? errorsAddress(scope, nameOf(answer) ?? undefined) : own,
  };
}

/** The faults of the sandbox that an order brings about by the last name of its candidate. */
function tryFaults(contract: Contract): TryFault[] {
  const sandbox = contract.documents.find(({ key }) => key === 'sandbox');
  const describe = (schema: string, kind: string) => {
    const list = sandbox?.bundle.components.schemas[schema]?.description ?? '';
    return (
      list
        .split('\n')
        .find((line) => line.startsWith(`- \`${kind}\`: `))
        ?.replace(/^- `[^`]+`: /, '') ?? kind
    );
  };
  return MAGIC_VALUES.flatMap(({ lastName, delivery, firstUpdate }): TryFault[] => [
    ...(delivery
      ? [{ kind: delivery, of: 'delivery' as const, about: describe('DeliveryFaultKind', delivery), lastName }]
      : []),
    ...(firstUpdate
      ? [{ kind: firstUpdate, of: 'firstUpdate' as const, about: describe('AnswerFaultKind', firstUpdate), lastName }]
      : []),
  ]);
}
