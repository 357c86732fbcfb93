import { isDeepStrictEqual } from 'node:util';
import type { ValueSchema } from '@assessment-kit/schema-values';
import { type Break, breaksOf, everyValueOf, type Limit, limitsOf } from '@assessment-kit/schema-values/testing';
import fc from 'fast-check';
import { type ContractSource, operationOf, resolveSchema } from '../contract/operations.ts';
import type { Exchange } from '../host/exchange.ts';
import type { World } from '../world.ts';
import { forAll } from './for-all.ts';
import { expectRefused, expectTaken } from './judge.ts';
import { PLAYS, type Play } from './plays.ts';
import { RuleFailure } from './rule-failure.ts';
import { sourceOf, type VerifyRule, verifyRule } from './verify-rule.ts';

/** A rule for each limit of each body: values at its edge are taken, and one step beyond refused without a change. */
export function limitRules(): VerifyRule[] {
  return PLAYS.flatMap((play) => {
    const { body, source } = operationOf(play.operation);
    if (body === null) return [];
    return limitsOf(body, resolveSchema)
      .filter(({ kind, place }) => isTriable(play, kind, place))
      .map((limit) => limitRule(play, body, limit, source));
  });
}

/** A form knows texts only, and is never missing as a whole. */
function isTriable({ operation }: Play, kind: string, place: string): boolean {
  return operation !== 'issueToken' || (kind !== 'wrong type' && place !== '');
}

function limitRule(play: Play, schema: ValueSchema, limit: Limit, source: ContractSource): VerifyRule {
  const { place, kind, says, notes } = limit;
  const named = place === '' ? 'body' : place;
  const nearest = notes.find((each) => each['x-source'])?.['x-source'] as ContractSource | undefined;
  const { summary } = operationOf(play.operation);
  return verifyRule({
    id: `${play.operation}.${named}.${kind.replaceAll(' ', '-')}`,
    operation: play.operation,
    title: `${summary}: ${named} is ${says}.`,
    source: sourceOf(nearest ?? source),
    needs: play.needs,
    check: (world) => checkLimit(world, play, schema, limit),
  });
}

async function checkLimit(world: World, play: Play, schema: ValueSchema, limit: Limit): Promise<void> {
  const orderId = (await play.begin?.(world)) ?? '';
  const around = { resolve: resolveSchema, having: limit.place };
  const always = play.always(world);
  const shaped = (body: unknown) => play.fixed?.(body) ?? body;
  const send = (body: unknown) => sendBody(world, play, body, orderId);

  const edges = edgesOf(world, play, limit);
  for (const edge of edges) {
    const atEdge = everyValueOf(schema, { ...around, always: { ...always, [limit.place]: fc.constant(edge) } });
    const tries = async (body: unknown) => {
      expectTaken(await send(body), `a value that is just allowed: ${limit.says}`);
    };
    await forAll(world, atEdge.map(shaped), tries, Math.ceil(world.settings.runs / edges.length));
  }
  // `null` and what lies beyond a type break the place itself, so nothing may be fixed there.
  const { [limit.place]: _fixed, ...others } = always;
  const base = everyValueOf(schema, {
    ...around,
    always: limit.kind === 'too long' || limit.kind === 'missing' ? always : { ...always, ...others },
  });
  const beyond = fc
    .tuple(base.map(shaped), fc.nat())
    .map(([body, choice]) => brokenAt(play, schema, body, limit, choice));
  await forAll(world, beyond, async (broken) => {
    if (broken === null) return;
    const before = await play.read(world, orderId);
    const exchange = await send(broken.value);
    const fields =
      play.operation === 'issueToken' ? [] : [broken.field === '' ? 'body' : broken.field, ...sameInPath(limit.place)];
    expectRefused(exchange, `a value that is not allowed any more: ${limit.kind}`, play.refusals ?? [400], fields);
    expectUnchanged(before, await play.read(world, orderId), exchange);
  });
}

/** The id of a package stands in the path as well, and may be found wrong there first. */
function sameInPath(place: string): string[] {
  return place === 'id' ? ['packageId'] : [];
}

function edgesOf(world: World, play: Play, { place, kind, edges }: Limit): Limit['edges'] {
  if (play.noEdges?.includes(place)) return [];
  if (!world.control && play.keepOff?.includes(place)) return [];
  const text = play.texts?.[place];
  if (!text) return edges;
  if (kind === 'too long') return edges.map((value) => text([...(value as string)].length));
  return kind === 'wrong type' ? edges : [];
}

/** The value with the limit broken at one of the places where it stands; `null` when it stands nowhere. */
function brokenAt(
  play: Play,
  schema: ValueSchema,
  body: unknown,
  { place, kind }: Limit,
  choice: number,
): Break | null {
  const there = breaksOf(schema, body, resolveSchema).filter(
    (each) => each.kind === kind && each.field.replaceAll(/\[\d+\]/g, '[]') === place,
  );
  const broken = there[choice % there.length] ?? null;
  const text = kind === 'too long' ? play.texts?.[place] : undefined;
  return broken && text ? { ...broken, value: withText(broken.value, text) } : broken;
}

/** What is too long has to be too long only: an address stays one. */
function withText(value: unknown, text: (length: number) => string): unknown {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) => {
    if (typeof inner !== 'string' || !/^(x{200,}|(😀){200,})$/u.test(inner)) return inner;
    return text([...inner].length);
  });
}

export function sendBody(world: World, play: Play, body: unknown, orderId: string): Promise<Exchange> {
  const encoded = play.encoded?.(body) ?? body;
  // A body that is `undefined` or a bare text is sent as the JSON that it is.
  const sent = typeof encoded === 'string' && !play.encoded ? JSON.stringify(encoded) : encoded;
  return world.host.call(play.operation, { path: play.path(world, body, orderId), body: sent });
}

export function expectUnchanged(before: unknown, after: unknown, exchange: Exchange): void {
  if (before === null || isDeepStrictEqual(before, after)) return;
  throw new RuleFailure(
    'a refused request',
    'It is refused and has changed something all the same.',
    'a refused request that changes nothing',
    [exchange],
  );
}
