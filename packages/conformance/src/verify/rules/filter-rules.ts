import { ORDER_FILTER_FIELDS } from '@assessment-kit/rules';
import type { World } from '../world.ts';
import { expectRefused } from './judge.ts';
import { allOrders, filtered, idsOf, type Listed } from './listed-orders.ts';
import { NotTestable, RuleFailure } from './rule-failure.ts';
import { type VerifyRule, verifyRule } from './verify-rule.ts';

type Field = keyof typeof ORDER_FILTER_FIELDS;
type Operator = (typeof ORDER_FILTER_FIELDS)[Field][number];

/** Whether an order's value is one that is asked for. */
const OPERATORS: Readonly<Record<Operator, (value: string, given: readonly string[]) => boolean>> = {
  eq: (value, [given]) => value === given,
  ne: (value, [given]) => value !== given,
  in: (value, given) => given.includes(value),
  gt: (value, [given = '']) => value > given,
  ge: (value, [given = '']) => value >= given,
  lt: (value, [given = '']) => value < given,
  le: (value, [given = '']) => value <= given,
  sw: (value, [given = '']) => value.startsWith(given),
};

/** Where an order has the value of a field. Case is of no meaning to ids of companies. */
const VALUES: Readonly<Record<Field, (order: Listed) => string | null | undefined>> = {
  companyid: ({ companyId }) => companyId?.toLowerCase(),
  assessmentorderid: ({ assessmentOrderId }) => assessmentOrderId,
  createdat: ({ createdAt }) => createdAt && comparable(createdAt),
  'requester/id': ({ requester }) => requester?.id,
  'assessee/id': ({ assessee }) => assessee?.id,
  status: ({ status }) => status,
  billingcode: ({ billingCode }) => billingCode,
};

/** A moment in UTC with as many digits as any other, so that texts compare as moments do. */
function comparable(moment: string): string {
  return moment.replace(/(?:\.(\d+))?Z$/, (_, fraction = '') => `.${fraction.padEnd(7, '0')}Z`);
}

/** What a filter may be given: each value once; pairs for a list, and beginnings for `sw`. */
function operandsOf(operator: Operator, values: readonly string[]): string[][] {
  if (operator === 'in') return [...values.slice(1).map((value, at) => [values[at] ?? '', value]), ...single(values)];
  if (operator !== 'sw') return single(values);
  const beginnings = values.flatMap((value) =>
    Array.from({ length: value.length - 1 }, (_, at) => value.slice(0, at + 1)),
  );
  return single([...new Set(beginnings)].filter((each) => !values.includes(each)).concat(values));
}

const single = (values: readonly string[]) => values.map((value) => [value]);

/** What is asked for, so that some of the orders have it and some have not. */
function choice(
  orders: readonly Listed[],
  field: Field,
  operator: Operator,
): { given: string[]; wanted: Listed[]; valued: Listed[] } {
  const of = VALUES[field];
  // How an order without a value compares is not said.
  const valued = orders.filter((order) => typeof of(order) === 'string');
  // How a quote is written within quotes is not said.
  const values = [...new Set(valued.map((order) => of(order) ?? ''))].filter((value) => !value.includes("'")).sort();
  for (const given of operandsOf(operator, values)) {
    const wanted = valued.filter((order) => OPERATORS[operator](of(order) ?? '', given));
    if (wanted.length > 0 && wanted.length < valued.length) return { given, wanted, valued };
  }
  throw new NotTestable(
    `A filter by ${field} needs orders that differ in it; of the ${orders.length} orders that there are, ${valued.length} have one, and ${values.length === 1 ? 'all have the same' : 'no comparison tells them apart'}.`,
  );
}

function filterRule(field: Field, operator: Operator): VerifyRule {
  return verifyRule({
    id: `getPartnerAssessmentOrders.filter.${field.replace('/', '-')}.${operator}`,
    operation: 'getPartnerAssessmentOrders',
    title: `Get partner orders: ${field} can be compared by ${operator}.`,
    source: { page: ['OR-filter', 'FIL'], confidence: 'certain' },
    async check(world) {
      const all = await allOrders(world);
      const { given, wanted, valued } = choice(all, field, operator);
      const operand = operator === 'in' ? `(${given.map(quoted).join(',')})` : quoted(given[0] ?? '');
      const { exchange, orders: found } = await filtered(world, `${field} ${operator} ${operand}`);
      const unvalued = new Set(all.filter((order) => !valued.includes(order)).map((order) => order.assessmentOrderId));
      const compared = found.filter(({ assessmentOrderId }) => !unvalued.has(assessmentOrderId));
      if (idsOf(compared) !== idsOf(wanted)) {
        throw new RuleFailure(
          'the filtered list',
          `It has ${compared.length} orders, and not those to which the filter applies.`,
          `the ${wanted.length} orders to which the filter applies`,
          [exchange],
        );
      }
    },
  });
}

const quoted = (text: string) => `'${text}'`;

/** Two companies and a code for which parentheses, `and` and `or` each make a difference. */
async function joined(world: World): Promise<void> {
  const all = await allOrders(world);
  const companies = [...new Set(all.map(VALUES.companyid))].flatMap((id) =>
    id === undefined || id === null ? [] : [id],
  );
  const codes = [...new Set(all.map(VALUES.billingcode))].flatMap((code) => (typeof code === 'string' ? [code] : []));
  const pairs = companies.flatMap((one) =>
    companies.filter((other) => other !== one).map((other) => [one, other] as const),
  );
  for (const [one, other] of pairs) {
    for (const code of codes) {
      const is = (company: string) => (order: Listed) => VALUES.companyid(order) === company;
      const has = (order: Listed) => order.billingCode === code;
      const wanted = all.filter((order) => (is(one)(order) || is(other)(order)) && has(order));
      const misread = [
        all.filter((order) => is(one)(order) || (is(other)(order) && has(order))),
        all.filter((order) => is(one)(order) || is(other)(order) || has(order)),
        all.filter((order) => is(one)(order) && has(order)),
        all.filter((order) => is(other)(order) && has(order)),
        all.filter(has),
      ];
      if (misread.some((orders) => idsOf(orders) === idsOf(wanted))) continue;
      const filter = `(companyid eq ${quoted(one)} or companyid eq ${quoted(other)}) and billingcode eq ${quoted(code)}`;
      const { exchange, orders: found } = await filtered(world, filter);
      if (idsOf(found) === idsOf(wanted)) return;
      throw new RuleFailure(
        'the filtered list',
        `It has ${found.length} orders, and not those to which the filter applies.`,
        `the ${wanted.length} orders of ${one} and ${other} with the code ${code}`,
        [exchange],
      );
    }
  }
  throw new NotTestable('It needs orders with one billing code of at least three companies, and others without it.');
}

/** How the list of orders can be filtered. */
export const FILTER_RULES: readonly VerifyRule[] = [
  ...(Object.keys(ORDER_FILTER_FIELDS) as Field[]).flatMap((field) =>
    ORDER_FILTER_FIELDS[field].map((operator) => filterRule(field, operator)),
  ),
  verifyRule({
    id: 'getPartnerAssessmentOrders.filter.and-or',
    operation: 'getPartnerAssessmentOrders',
    title: 'Get partner orders: filters are joined by and, or and parentheses.',
    source: { page: ['FIL'], confidence: 'certain' },
    check: joined,
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
];
