import { DEFAULT_PAGE_SIZE } from '@assessment-kit/rules';
import type { Exchange } from '../host/exchange.ts';
import { PACKAGE_ID, samplePackage, type World } from '../world.ts';
import { expectRefused, expectTaken } from './judge.ts';
import { RuleFailure } from './rule-failure.ts';
import { SUBSCRIPTION } from './valid-call.ts';
import { type VerifyRule, verifyRule } from './verify-rule.ts';

interface Listed {
  companyId?: string;
  assessmentOrderId?: string;
  createdAt?: string;
  status?: string | null;
  billingCode?: string | null;
  requester?: { id?: string | null };
  assessee?: { id?: string | null };
}

async function list(
  { host }: World,
  query: Readonly<Record<string, string>>,
): Promise<{ exchange: Exchange; orders: Listed[] }> {
  const exchange = expectTaken(
    await host.call('getPartnerAssessmentOrders', { query: Object.entries(query) }),
    JSON.stringify(query),
  );
  return { exchange, orders: exchange.body as Listed[] };
}

const COMPANIES = ['AKVERIFYB', 'akverifya', 'AKVERIFYC'];

/** More orders than a page has, of several companies. */
async function orders(world: World): Promise<void> {
  const { host, control } = world;
  if (control === null || !world.settings.write) return;
  await host.call('upsertAssessmentPackage', {
    path: { companyId: 'b6001', packageId: PACKAGE_ID },
    body: samplePackage(),
  });
  for (const [index, companyId] of COMPANIES.entries()) {
    await host.call('upsertOnboardingStatus', { body: { companyId, onboardingStatus: 'Approved' } });
    await host.call('upsertSubscription', { path: { companyId }, body: SUBSCRIPTION });
    for (let at = 0; at < (index === 0 ? DEFAULT_PAGE_SIZE : 2); at += 1) {
      await control.placeOrder({ companyId, packageId: PACKAGE_ID, billingCode: at % 2 === 0 ? 'AKV' : null });
    }
  }
}

const known = new WeakMap<World, Promise<Listed[]>>();

/** All orders that the host shows. */
function allOrders(world: World): Promise<Listed[]> {
  const found = known.get(world) ?? orders(world).then(async () => (await list(world, { limit: '1000' })).orders);
  known.set(world, found);
  return found;
}

const OPERATORS: Readonly<Record<string, (value: string, given: readonly string[]) => boolean>> = {
  eq: (value, [given]) => value === given,
  ne: (value, [given]) => value !== given,
  in: (value, given) => given.includes(value),
  gt: (value, [given = '']) => value > given,
  ge: (value, [given = '']) => value >= given,
  lt: (value, [given = '']) => value < given,
  le: (value, [given = '']) => value <= given,
  sw: (value, [given = '']) => value.startsWith(given),
};

const FIELDS = {
  companyid: { operators: ['eq', 'ne', 'in'], of: (order: Listed) => order.companyId?.toLowerCase() },
  assessmentorderid: { operators: ['eq', 'ne', 'in'], of: (order: Listed) => order.assessmentOrderId },
  createdat: { operators: ['gt', 'ge', 'eq', 'ne', 'lt', 'le'], of: (order: Listed) => order.createdAt },
  'requester/id': { operators: ['eq'], of: (order: Listed) => order.requester?.id },
  'assessee/id': { operators: ['eq'], of: (order: Listed) => order.assessee?.id },
  status: { operators: ['eq', 'ne', 'in'], of: (order: Listed) => order.status },
  billingcode: { operators: ['eq', 'ne', 'in', 'sw'], of: (order: Listed) => order.billingCode },
} as const;

function filterRule(field: keyof typeof FIELDS, operator: string): VerifyRule {
  return verifyRule({
    id: `getPartnerAssessmentOrders.filter.${field.replace('/', '-')}.${operator}`,
    operation: 'getPartnerAssessmentOrders',
    title: `Get partner orders: ${field} can be compared by ${operator}.`,
    source: { page: ['OR-filter', 'FIL'], confidence: 'certain' },
    async check(world) {
      const all = await allOrders(world);
      const { of } = FIELDS[field];
      const sample = all.map(of).filter((value) => typeof value === 'string');
      const given =
        operator === 'in'
          ? sample.slice(0, 2)
          : sample.slice(Math.floor(sample.length / 2), Math.floor(sample.length / 2) + 1);
      // Without orders only the syntax can be tried.
      const values = given.length > 0 ? given : ['2026-01-01T00:00:00Z'];
      const operand = operator === 'in' ? `(${values.map((value) => `'${value}'`).join(',')})` : `'${values[0]}'`;
      const { exchange, orders: found } = await list(world, {
        filter: `${field} ${operator} ${operand}`,
        limit: '1000',
      });
      if (given.length === 0) return;
      const holds = OPERATORS[operator] ?? (() => true);
      const wanted = all.filter((order) => {
        const value = of(order);
        // How an order without a value compares is not said.
        return typeof value === 'string' && holds(value, values);
      });
      const unknown = new Set(
        all.filter((order) => typeof of(order) !== 'string').map((each) => each.assessmentOrderId),
      );
      const ids = (list: readonly Listed[]) =>
        list
          .map((each) => each.assessmentOrderId ?? '')
          .filter((id) => !unknown.has(id))
          .sort()
          .join();
      if (ids(found) !== ids(wanted)) {
        throw new RuleFailure(
          'the filtered list',
          `It has ${found.length} orders.`,
          `the ${wanted.length} orders to which the filter applies`,
          [exchange],
        );
      }
    },
  });
}

/** The list of orders for support. */
export const PARTNER_ORDER_RULES: readonly VerifyRule[] = [
  ...Object.entries(FIELDS).flatMap(([field, { operators }]) =>
    operators.map((operator) => filterRule(field as keyof typeof FIELDS, operator)),
  ),
  verifyRule({
    id: 'getPartnerAssessmentOrders.filter.and-or',
    operation: 'getPartnerAssessmentOrders',
    title: 'Get partner orders: filters are joined by and, or and parentheses.',
    source: { page: ['FIL'], confidence: 'certain' },
    async check(world) {
      const all = await allOrders(world);
      const [one, other] = COMPANIES;
      const filter = `(companyid eq '${one}' or companyid eq '${other}') and billingcode eq 'AKV'`;
      const { exchange, orders: found } = await list(world, { filter, limit: '1000' });
      const wanted = all.filter(
        ({ companyId, billingCode }) => [one, other].includes(companyId ?? '') && billingCode === 'AKV',
      );
      if (found.length !== wanted.length)
        throw new RuleFailure('the filtered list', `It has ${found.length} orders.`, `${wanted.length} orders`, [
          exchange,
        ]);
    },
  }),
  verifyRule({
    id: 'getPartnerAssessmentOrders.filter.refused',
    operation: 'getPartnerAssessmentOrders',
    title: 'Get partner orders: a filter that is none is refused with 400.',
    source: { page: ['ERR', 'FIL'], confidence: 'certain' },
    async check({ host }) {
      for (const filter of ['status', "status eq 'a' and", "(status eq 'a'", "status gt 'a'", "nothing eq 'a'"]) {
        expectRefused(await host.call('getPartnerAssessmentOrders', { query: [['filter', filter]] }), filter, [400]);
      }
    },
  }),
  verifyRule({
    id: 'getPartnerAssessmentOrders.sorted',
    operation: 'getPartnerAssessmentOrders',
    title: 'Get partner orders: they are sorted by company id.',
    source: { page: ['OR-get'], confidence: 'certain' },
    async check(world) {
      await allOrders(world);
      const { exchange, orders: found } = await list(world, { limit: '1000' });
      const companies = found.map(({ companyId }) => companyId?.toLowerCase() ?? '');
      if (companies.join() !== [...companies].sort().join())
        throw new RuleFailure('the list', 'It is not sorted.', 'company ids in ascending order', [exchange]);
    },
  }),
  verifyRule({
    id: 'getPartnerAssessmentOrders.pages',
    operation: 'getPartnerAssessmentOrders',
    title: `Get partner orders: ${DEFAULT_PAGE_SIZE} at most unless more are asked for; limit and offset go through all of them, each once.`,
    source: { page: ['OR-get'], confidence: 'certain' },
    async check(world) {
      const all = await allOrders(world);
      const usual = await list(world, {});
      const most = Math.min(all.length, DEFAULT_PAGE_SIZE);
      if (usual.orders.length !== most)
        throw new RuleFailure('a page without a limit', `It has ${usual.orders.length} orders.`, `${most} orders`, [
          usual.exchange,
        ]);
      const paged: (string | undefined)[] = [];
      for (let offset = 0; offset < all.length; offset += 10) {
        const { exchange, orders: page } = await list(world, { limit: '10', offset: String(offset) });
        if (page.length > 10)
          throw new RuleFailure('a page of 10', `It has ${page.length} orders.`, 'at most 10', [exchange]);
        paged.push(...page.map(({ assessmentOrderId }) => assessmentOrderId));
        if (
          paged.join() !==
          all
            .slice(0, paged.length)
            .map(({ assessmentOrderId }) => assessmentOrderId)
            .join()
        ) {
          throw new RuleFailure(
            'the pages',
            'They are not the list in pieces.',
            'each order once, in the sequence of the list',
            [exchange],
          );
        }
        if (!world.settings.local && offset >= 20) return;
      }
    },
  }),
  verifyRule({
    id: 'getPartnerAssessmentOrders.total-count',
    operation: 'getPartnerAssessmentOrders',
    title: 'Get partner orders: X-Pcty-Total-Count says how many there are, when asked for.',
    source: { page: ['OR-get'], confidence: 'certain' },
    async check(world) {
      const all = await allOrders(world);
      const { exchange } = await list(world, { includeTotalCount: 'true', limit: '1' });
      const count = exchange.answer.headers['x-pcty-total-count'];
      const right = all.length < 1000 ? count === String(all.length) : Number(count) >= 1000;
      if (!right)
        throw new RuleFailure('the header X-Pcty-Total-Count', `It is ${count ?? 'absent'}.`, String(all.length), [
          exchange,
        ]);
    },
  }),
];
