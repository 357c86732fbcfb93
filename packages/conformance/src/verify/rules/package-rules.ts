import type { Schema } from '@assessment-kit/contract';
import { samplePackage, type World } from '../world.ts';
import { expectRefused, expectTaken } from './judge.ts';
import { RuleFailure } from './rule-failure.ts';
import { CALLBACK } from './valid-call.ts';
import { type VerifyRule, verifyRule } from './verify-rule.ts';

type Package = Schema<'AssessmentPackage'>;

const put = ({ host, companyId }: World, body: Package, packageId = body.id) =>
  host.call('upsertAssessmentPackage', { path: { companyId, packageId }, body });

async function list({ host, companyId }: World) {
  const exchange = expectTaken(
    await host.call('getAssessmentPackages', { path: { companyId } }),
    'the packages of the company',
  );
  return { exchange, count: exchange.body.count as number, values: (exchange.body.values ?? []) as Package[] };
}

async function find(world: World, id: string) {
  const { exchange, values } = await list(world);
  return { exchange, all: values.filter((each) => each.id === id), found: values.find((each) => each.id === id) };
}

/** What is kept of a package and of the callback. */
export const PACKAGE_RULES: readonly VerifyRule[] = [
  verifyRule({
    id: 'getAssessmentPackages.shows-what-was-put',
    operation: 'getAssessmentPackages',
    title: 'Get packages: a package that was put is listed with what was sent, once.',
    source: { page: ['PK-get', 'PK-put-0611'], confidence: 'certain' },
    needs: ['write'],
    async check(world) {
      const sent = samplePackage({ id: 'ak-verify-s' });
      expectTaken(await put(world, sent), 'a package');
      expectTaken(await put(world, sent), 'the same package again');
      const { exchange, all, found } = await find(world, sent.id);
      if (all.length !== 1)
        throw new RuleFailure('the list', `The package stands in it ${all.length} times.`, 'it stands in it once', [
          exchange,
        ]);
      for (const key of ['name', 'summary', 'assessments'] as const) {
        if (JSON.stringify(found?.[key]) !== JSON.stringify(sent[key])) {
          throw new RuleFailure(
            'the listed package',
            `${key} is not what was sent.`,
            `${key}: ${JSON.stringify(sent[key])}`,
            [exchange],
          );
        }
      }
    },
  }),
  verifyRule({
    id: 'getAssessmentPackages.count',
    operation: 'getAssessmentPackages',
    title: 'Get packages: the count is that of the packages listed.',
    source: { page: ['PK-get'], confidence: 'certain' },
    async check(world) {
      const { exchange, count, values } = await list(world);
      if (count !== values.length)
        throw new RuleFailure('the list', `It counts ${count} and has ${values.length}.`, 'the number of packages', [
          exchange,
        ]);
    },
  }),
  verifyRule({
    id: 'upsertAssessmentPackage.replaces',
    operation: 'upsertAssessmentPackage',
    title: 'Upsert package: a later PUT replaces the package with all its assessments and tests.',
    source: { page: ['PK-put-0611'], confidence: 'inferred' },
    needs: ['write'],
    async check(world) {
      expectTaken(await put(world, samplePackage({ id: 'ak-verify-r' })), 'a package');
      const fewer = samplePackage({
        id: 'ak-verify-r',
        name: 'Replaced',
        assessments: [{ id: 'ONLY', tests: [{ id: 'ONE' }] }],
      });
      expectTaken(await put(world, fewer), 'the package with fewer tests');
      const { exchange, found } = await find(world, fewer.id);
      if (found?.name !== 'Replaced' || JSON.stringify(found.assessments) !== JSON.stringify(fewer.assessments)) {
        throw new RuleFailure(
          'the listed package',
          'It is not the one that was put last.',
          'the package of the last PUT',
          [exchange],
        );
      }
    },
  }),
  verifyRule({
    id: 'upsertAssessmentPackage.status-computed',
    operation: 'upsertAssessmentPackage',
    title: 'Upsert package: a status value that is left out is computed from the dates.',
    source: { page: ['PK-old'], confidence: 'certain' },
    needs: ['write'],
    async check(world) {
      for (const [endDate, wanted] of [
        [null, 'Active'],
        ['2026-01-02T00:00:00Z', 'Inactive'],
      ] as const) {
        const body = samplePackage({ id: 'ak-verify-c', status: { startDate: '2026-01-01T00:00:00Z', endDate } });
        expectTaken(await put(world, body), 'a package without a status value');
        const { exchange, found } = await find(world, body.id);
        const value = found?.status.value;
        // What a package is called whose end has passed is not said; that it is not active is.
        const right = wanted === 'Active' ? value === 'Active' : value !== undefined && value !== 'Active';
        if (!right)
          throw new RuleFailure(
            'the listed package',
            `Its status is ${value}.`,
            wanted === 'Active' ? 'Active' : 'any status but Active',
            [exchange],
          );
      }
    },
  }),
  verifyRule({
    id: 'upsertAssessmentPackages.keeps-others',
    operation: 'upsertAssessmentPackages',
    title: 'Upsert packages (bulk): packages that are left out stay as they are.',
    source: { page: ['PK-bulk-0611'], confidence: 'inferred' },
    needs: ['write'],
    async check(world) {
      const { host, companyId } = world;
      const [one, other] = [samplePackage({ id: 'ak-verify-k1' }), samplePackage({ id: 'ak-verify-k2' })];
      const bulk = (body: Package[]) => host.call('upsertAssessmentPackages', { path: { companyId }, body });
      expectTaken(await bulk([one]), 'one package');
      expectTaken(await bulk([other]), 'another package');
      for (const { id } of [one, other]) {
        const { exchange, all } = await find(world, id);
        if (all.length !== 1)
          throw new RuleFailure('the list', `${id} stands in it ${all.length} times.`, 'both packages, once each', [
            exchange,
          ]);
      }
    },
  }),
  verifyRule({
    id: 'deleteAssessmentPackage.retires',
    operation: 'deleteAssessmentPackage',
    title: 'Delete package: the answer confirms the id, and the package is not active any more.',
    source: { page: ['PK-del', 'KN'], confidence: 'certain' },
    needs: ['write'],
    async check(world) {
      const { host, companyId } = world;
      const body = samplePackage({ id: 'ak-verify-x' });
      expectTaken(await put(world, body), 'a package');
      const exchange = expectTaken(
        await host.call('deleteAssessmentPackage', { path: { companyId, packageId: body.id } }),
        'its deletion',
      );
      if (exchange.body?.id !== body.id)
        throw new RuleFailure('the answer', 'It does not confirm the id.', `id: ${body.id}`, [exchange]);
      const { exchange: listed, found } = await find(world, body.id);
      if (found && found.status.value !== 'Deleted')
        throw new RuleFailure(
          'the listed package',
          `Its status is ${found.status.value}.`,
          'Deleted, or no such package',
          [listed],
        );
      if (!world.control) return;
      const order = await world.control.tryOrder({ companyId, packageId: body.id });
      if (order.orderId !== null)
        throw new RuleFailure('the deleted package', 'It can be ordered.', 'no new orders', [exchange]);
    },
  }),
  verifyRule({
    id: 'deleteAssessmentPackage.unknown',
    operation: 'deleteAssessmentPackage',
    title: 'Delete package: a package that is not there is answered with 404.',
    source: { page: ['ERR'], confidence: 'certain' },
    needs: ['write'],
    async check({ host, companyId }) {
      const path = { companyId, packageId: 'ak-verify-never' };
      expectRefused(await host.call('deleteAssessmentPackage', { path }), 'an unknown package', [404]);
    },
  }),
  verifyRule({
    id: 'getCallback.shows-what-was-put',
    operation: 'getCallback',
    title: 'Get callback: the addresses that were registered last are returned.',
    source: { page: ['CB-get'], confidence: 'certain' },
    needs: ['write', 'callback'],
    async check({ host }) {
      for (const last of ['1', '2']) {
        const successCallbackUrl = `http://127.0.0.1:9/orders-${last}`;
        expectTaken(
          await host.call('upsertCallback', { body: { ...CALLBACK, callbackDetails: { successCallbackUrl } } }),
          'a registration',
        );
        const exchange = expectTaken(await host.call('getCallback'), 'the registration');
        if (exchange.body?.callbackDetails?.successCallbackUrl !== successCallbackUrl) {
          throw new RuleFailure('the registration', 'It is not the one that was put last.', successCallbackUrl, [
            exchange,
          ]);
        }
      }
    },
  }),
  verifyRule({
    id: 'getCallback.keeps-the-key',
    operation: 'getCallback',
    title: 'Get callback: the key of the partner is not given back.',
    source: { page: ['CB-get'], confidence: 'unknown' },
    needs: ['write', 'callback'],
    async check({ host }) {
      expectTaken(await host.call('upsertCallback', { body: CALLBACK }), 'a registration');
      const exchange = expectTaken(await host.call('getCallback'), 'the registration');
      if (exchange.answer.text.includes(CALLBACK.apiKey))
        throw new RuleFailure('the registration', 'It shows the key.', 'no key', [exchange]);
    },
  }),
  verifyRule({
    id: 'deleteCallback.clears',
    operation: 'deleteCallback',
    title: 'Delete callback: afterwards no address is registered.',
    source: { page: ['CB-del-0611'], confidence: 'certain' },
    needs: ['write', 'callback'],
    async check({ host }) {
      expectTaken(await host.call('upsertCallback', { body: CALLBACK }), 'a registration');
      expectTaken(await host.call('deleteCallback'), 'its deletion');
      expectRefused(await host.call('getCallback'), 'the registration after it', [404]);
      expectRefused(await host.call('deleteCallback'), 'a second deletion', [404]);
    },
  }),
];
