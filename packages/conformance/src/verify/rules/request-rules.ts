import { isDeepStrictEqual } from 'node:util';
import type { Source } from '../../report/report.ts';
import { type ContractOperation, OPERATIONS } from '../contract/operations.ts';
import type { Call } from '../host/host.ts';
import type { World } from '../world.ts';
import { expectRefused, expectTaken } from './judge.ts';
import { expectUnchanged } from './limit-rules.ts';
import { RuleFailure } from './rule-failure.ts';
import { CALLBACK, type ValidCall, validCall } from './valid-call.ts';
import { type VerifyRule, verifyRule } from './verify-rule.ts';

const AUTH: Source = { page: ['ERR'], confidence: 'certain' };
const TEST_MODE: Source = { page: ['S2'], confidence: 'certain' };
const MEDIA_TYPE: Source = { page: ['ERR'], confidence: 'certain' };
const OTHER_TYPES: Source = { page: ['CB-put-new', 'ONB-put', 'RCP'], confidence: 'inferred' };

/** Rules that hold for every operation: tokens, media types, test mode, the same request twice. */
export function requestRules(): VerifyRule[] {
  return OPERATIONS.flatMap((operation) => {
    const call = validCall(operation.id);
    const rule = (
      name: string,
      says: string,
      source: Source,
      tries: (world: World, valid: Call) => Promise<void>,
      needs = call.needs,
    ) =>
      verifyRule({
        id: `${operation.id}.${name}`,
        operation: operation.id,
        title: `${operation.summary}: ${says}.`,
        source,
        needs,
        check: async (world) => tries(world, await call.begin(world)),
      });
    const isToken = operation.id === 'issueToken';
    return [
      rule('answer', 'the answer is one that the contract declares', declared(operation), (world, valid) =>
        answers(world, operation, valid),
      ),
      ...(isToken
        ? []
        : [
            rule('token', 'without a valid token it is refused with 401', AUTH, (world, valid) =>
              tokens(world, operation, call, valid),
            ),
          ]),
      ...(isToken
        ? []
        : [
            rule(
              'test-mode',
              'in test mode nothing is stored, and the body has to be right all the same',
              TEST_MODE,
              (world, valid) => testMode(world, operation, call, valid),
            ),
          ]),
      ...(operation.body === null
        ? []
        : [
            rule(
              'media-type',
              'another media type than those declared is refused with 415',
              MEDIA_TYPE,
              (world, valid) => mediaTypes(world, operation, call, valid),
            ),
          ]),
      ...(operation.body === null || isToken
        ? []
        : [
            rule('other-json', 'every media type of JSON that is declared is taken', OTHER_TYPES, (world, valid) =>
              otherTypes(world, operation, valid),
            ),
          ]),
      ...(operation.body === null || isToken
        ? []
        : [
            rule(
              'broken-json',
              'a body that is no JSON is refused with 400',
              { page: ['ERR'], confidence: 'certain' },
              (world, valid) => brokenJson(world, operation, call, valid),
            ),
          ]),
      ...(operation.method === 'PUT'
        ? [
            rule(
              'put-twice',
              'the same PUT twice leaves what one leaves',
              { page: ['PK-put-0611', 'SU', 'RFC 9110'], confidence: 'certain' },
              (world, valid) => putTwice(world, operation, call, valid),
            ),
          ]
        : []),
    ];
  });
}

function declared({ source }: ContractOperation): Source {
  return { page: [source.page].flat(), confidence: source.confidence };
}

async function answers({ host, settings }: World, { id }: ContractOperation, valid: Call): Promise<void> {
  const exchange = await host.call(id, valid);
  if (id === 'getCallback' && exchange.answer.status === 404) {
    // Nothing is registered; to register something is a matter of other rules.
    expectRefused(exchange, 'no callback is registered', [404]);
    if (!settings.writeCallback) return;
    await host.call('upsertCallback', { body: CALLBACK });
    expectTaken(await host.call(id, valid), 'a valid request');
    return;
  }
  expectTaken(exchange, 'a valid request');
}

async function tokens(world: World, { id }: ContractOperation, call: ValidCall, valid: Call): Promise<void> {
  const before = await call.read(world);
  const tries = {
    'no token': {},
    'an unknown token': { authorization: 'Bearer not-a-token' },
    'another scheme': { authorization: 'Basic bm90OmE=' },
  };
  for (const [what, headers] of Object.entries(tries)) {
    const exchange = await world.host.call(id, { ...valid, token: null, headers: { ...valid.headers, ...headers } });
    expectRefused(exchange, what, [401]);
    expectUnchanged(before, await call.read(world), exchange);
  }
}

async function testMode(world: World, { id, body }: ContractOperation, call: ValidCall, valid: Call): Promise<void> {
  const before = await call.read(world);
  const changed =
    id === 'upsertAssessmentPackage'
      ? { path: { ...valid.path, packageId: 'ak-verify-t' }, body: { ...(valid.body as object), id: 'ak-verify-t' } }
      : {};
  const headers = { testmode: 'true' };
  const exchange = await world.host.call(id, { ...valid, ...changed, headers });
  expectTaken(exchange, 'a valid request in test mode');
  expectSame(before, await call.read(world), exchange, 'In test mode something was stored.');
  if (body !== null)
    expectRefused(await world.host.call(id, { ...valid, body: '7', headers }), 'a wrong body in test mode', [400]);
  expectRefused(await world.host.call(id, { ...valid, token: null, headers }), 'no token in test mode', [401]);
}

async function mediaTypes(world: World, { id }: ContractOperation, call: ValidCall, valid: Call): Promise<void> {
  const before = await call.read(world);
  for (const type of [
    'text/plain',
    'application/xml',
    id === 'issueToken' ? 'application/json' : 'application/x-www-form-urlencoded',
  ]) {
    const exchange = await world.host.call(id, { ...valid, headers: { 'content-type': type } });
    expectRefused(exchange, type, id === 'issueToken' ? [400, 415] : [415]);
    expectUnchanged(before, await call.read(world), exchange);
  }
}

async function otherTypes(world: World, { id, mediaTypes: types }: ContractOperation, valid: Call): Promise<void> {
  const all = [...types.map((type) => type.replace('*', 'vnd.partner')), 'application/json; charset=utf-8'];
  for (const type of all) expectTaken(await world.host.call(id, { ...valid, headers: { 'content-type': type } }), type);
}

async function brokenJson(world: World, { id }: ContractOperation, call: ValidCall, valid: Call): Promise<void> {
  const before = await call.read(world);
  const right = JSON.stringify(valid.body);
  for (const body of [right.slice(0, -1), `${right}${right}`, "{ 'a': 1 }", '']) {
    const exchange = await world.host.call(id, { ...valid, body, headers: { 'content-type': 'application/json' } });
    expectRefused(exchange, 'a body that is no JSON', [400]);
    expectUnchanged(before, await call.read(world), exchange);
  }
}

async function putTwice(world: World, { id }: ContractOperation, call: ValidCall, valid: Call): Promise<void> {
  expectTaken(await world.host.call(id, valid), 'the first PUT');
  const once = await call.read(world);
  const exchange = expectTaken(await world.host.call(id, valid), 'the same PUT again');
  expectSame(once, await call.read(world), exchange, 'The second PUT has changed what the first one left.');
}

function expectSame(
  before: unknown,
  after: unknown,
  exchange: Parameters<typeof expectUnchanged>[2],
  seen: string,
): void {
  if (before !== null && !isDeepStrictEqual(before, after)) {
    throw new RuleFailure('what the host shows before and after', seen, 'the same before and after', [exchange]);
  }
}
