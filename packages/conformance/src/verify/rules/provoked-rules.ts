import type { OperationId } from '@assessment-kit/contract';
import { OPERATIONS } from '../contract/operations.ts';
import type { World } from '../world.ts';
import { expectRefused } from './judge.ts';
import { expectUnchanged } from './limit-rules.ts';
import { NotTestable } from './rule-failure.ts';
import { validCall } from './valid-call.ts';
import { sourceOf, type VerifyRule, verifyRule } from './verify-rule.ts';

/** A declared answer that no request brings about, so that a fault of the sandbox has to. */
interface Provoked {
  status: number;
  /** The operations that it is provoked for. */
  of: readonly OperationId[];
  /** Of a rule's id. */
  name: string;
  says: string;
  /** Why no host but the sandbox can be asked. */
  why: string;
}

const VERSIONED = OPERATIONS.filter(({ answers }) => '301' in answers && '409' in answers).map(({ id }) => id);

const RETIRED = {
  of: VERSIONED,
  says: 'a retired version of it is answered',
  why: 'Only a retired version of the API answers so, and none is retired: the changelog will tell when there is one.',
} as const;

const PROVOKED: readonly Provoked[] = [
  { ...RETIRED, status: 301, name: 'retired-301' },
  { ...RETIRED, status: 409, name: 'retired-409' },
  {
    status: 404,
    of: ['getAssessmentPackages', 'upsertAssessmentPackages', 'upsertAssessmentPackage', 'upsertSubscription'],
    name: 'missing-404',
    says: 'a resource that is not there is answered',
    why: 'Whoever may use the company finds this resource, empty if need be: when the host answers so, only the platform can say.',
  },
];

/** The same answers by operation and status, with the reason of each. */
export const PROVOKED_ANSWERS: Readonly<Record<string, string>> = Object.fromEntries(
  PROVOKED.flatMap(({ status, of, why }) => of.map((id) => [`${id} ${status}`, why])),
);

/**
 * Declared answers that no request brings about. The sandbox gives them on demand, in the form that the contract declares,
 * so that a client can be tried with them; any other host cannot be asked.
 *
 * Only these are listed: an answer that is added to the contract is exercised by a request, or a test fails.
 */
export function provokedRules(): VerifyRule[] {
  return PROVOKED.flatMap(({ of, ...provoked }) => of.map((id) => provokedRule(id, provoked)));
}

function provokedRule(id: OperationId, { status, name, says, why }: Omit<Provoked, 'of'>): VerifyRule {
  const operation = OPERATIONS.find((each) => each.id === id);
  const source = operation?.answers[String(status)]?.['x-source'];
  return verifyRule({
    id: `${id}.${name}`,
    operation: id,
    title: `${operation?.summary}: ${says} with ${status} in the form of errors, and nothing is changed.`,
    source: source ? sourceOf(source) : { page: ['ERR'], confidence: 'inferred' },
    check: (world) => check(world, id, status, why),
  });
}

async function check(world: World, id: OperationId, status: number, why: string): Promise<void> {
  const { host, control, settings } = world;
  if (control === null) throw new NotTestable(why);
  if (!settings.write) throw new NotTestable('That nothing was changed shows only where something could have been.');
  const valid = validCall(id);
  const call = await valid.begin(world);
  const before = await valid.read(world);
  await control.faults({ answers: [{ kind: 'error-before', status, operationId: id, count: 1 }] });
  const exchange = await host.call(id, { ...call, patient: false });
  await control.faults({});
  expectRefused(exchange, `a valid request, when it is answered with ${status} on demand`, [status]);
  expectUnchanged(before, await valid.read(world), exchange);
}
