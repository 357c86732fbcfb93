import { limitsOf } from '@assessment-kit/schema-values/testing';
import { type ContractOperation, OPERATIONS, type Parameter, resolveSchema } from '../contract/operations.ts';
import type { World } from '../world.ts';
import { expectRefused, expectTaken } from './judge.ts';
import { expectUnchanged } from './limit-rules.ts';
import { validCall } from './valid-call.ts';
import { sourceOf, type VerifyRule, verifyRule } from './verify-rule.ts';

/** Texts that a parameter takes, and texts that it refuses. */
interface Tries {
  says: string;
  taken: readonly string[];
  refused: readonly string[];
}

/** A rule for each limit of each parameter. */
export function parameterRules(): VerifyRule[] {
  return OPERATIONS.flatMap((operation) =>
    operation.parameters.flatMap((parameter) =>
      Object.entries(triesOf(parameter)).map(([kind, tries]) => parameterRule(operation, parameter, kind, tries)),
    ),
  );
}

function triesOf({ name, in: where, schema }: Parameter): Record<string, Tries> {
  const tries: Record<string, Tries> = {};
  for (const { kind, says } of limitsOf(schema, resolveSchema)) {
    if (kind === 'too long') {
      const { maxLength = 0 } = schema.$ref ? resolveSchema(schema.$ref) : schema;
      tries['too-long'] = { says, taken: [], refused: ['x'.repeat(maxLength + 1), '😀'.repeat(maxLength + 1)] };
    }
    if (kind === 'too small') {
      const least = schema.minimum ?? 0;
      tries['too-small'] = { says, taken: [String(least)], refused: [String(least - 1)] };
    }
    if (kind === 'too great') tries['too-great'] = { says, taken: [String(2 ** 31 - 1)], refused: [String(2 ** 31)] };
    if (kind === 'wrong type' && schema.type === 'integer')
      tries['wrong-type'] = { says, taken: [], refused: ['ten', '1.5', ''] };
    if (kind === 'wrong type' && schema.type === 'boolean') {
      // In test mode nothing is stored; the switch itself is tried by a rule of its own.
      tries['wrong-type'] = { says, taken: where === 'query' ? ['true', 'false'] : ['false'], refused: ['yes', '2'] };
    }
  }
  return name === 'orderId' ? {} : tries;
}

function parameterRule(operation: ContractOperation, parameter: Parameter, kind: string, tries: Tries): VerifyRule {
  const { name, in: where } = parameter;
  const source = (parameter as { 'x-source'?: ContractOperation['source'] })['x-source'] ?? operation.source;
  const call = validCall(operation.id);
  return verifyRule({
    id: `${operation.id}.${name}.${kind}`,
    operation: operation.id,
    title: `${operation.summary}: the parameter ${name} is ${tries.says}.`,
    source:
      where === 'header' && kind === 'wrong-type' ? { ...sourceOf(source), confidence: 'inferred' } : sourceOf(source),
    needs: call.needs,
    async check(world: World) {
      const valid = await call.begin(world);
      const having = (value: string) => ({
        ...valid,
        ...(where === 'path' ? { path: { ...valid.path, [name]: value } } : {}),
        ...(where === 'query' ? { query: [[name, value] as const] } : {}),
        ...(where === 'header' ? { headers: { ...valid.headers, [name.toLowerCase()]: value } } : {}),
      });
      for (const value of tries.taken) {
        const exchange = await world.host.call(operation.id, having(value));
        // Where no callback is registered there is nothing to show.
        if (operation.id === 'getCallback' && exchange.answer.status === 404) continue;
        expectTaken(exchange, `${name} = ${value}`);
      }
      for (const value of tries.refused) {
        const before = await call.read(world);
        const what = `${name} = ${value.slice(0, 20)}`;
        const exchange = expectRefused(await world.host.call(operation.id, having(value)), what, [400], [name]);
        expectUnchanged(before, await call.read(world), exchange);
      }
    },
  });
}
