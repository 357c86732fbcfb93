import { describe, expect, it } from 'vitest';
import { isUnbroken, type Transport, verify } from '../../src/verify/index.ts';
import { CREDENTIALS } from './credentials.ts';
import { answered } from './faulty/faulty.ts';
import { useRightHost } from './right-host.ts';

const host = useRightHost();

interface Order {
  companyId: string;
  assessmentOrderId: string;
  billingCode: string | null;
}

const order = (id: number, companyId: string, billingCode: string | null): Order & Record<string, unknown> => ({
  companyId,
  assessmentOrderId: `00000000-0000-4000-8000-00000000000${id}`,
  createdAt: `2026-01-0${id}T00:00:00Z`,
  status: 'InProgress',
  billingCode,
  requester: { id: `R${id}` },
  assessee: { id: `A${id}` },
});

/** A platform with these orders, of which nothing is known but what it lists. */
async function listing(
  all: readonly Order[],
  filtered: (filter: string) => readonly Order[],
  only: string,
): Promise<Record<string, string>> {
  const transport: Transport = async (request) => {
    if (request.operationId !== 'getPartnerAssessmentOrders') return host.right(request);
    const filter = new URLSearchParams(request.target.split('?')[1]).get('filter');
    return answered(200, filter === null ? all : filtered(filter));
  };
  const options = { url: 'https://platform.example', credentials: CREDENTIALS, rate: 10_000, transport };
  const report = await verify({ ...options, only: [`getPartnerAssessmentOrders.${only}`] });
  if (report.results.every(({ verdict }) => verdict !== 'fail')) expect(isUnbroken(report)).toBe(true);
  return Object.fromEntries(
    report.results.map(({ rule, verdict, summary }) => [
      rule.id.replace('getPartnerAssessmentOrders.', ''),
      `${verdict}: ${summary}`,
    ]),
  );
}

const ALIKE = [order(1, 'A', 'X'), order(2, 'A', 'X'), order(3, 'A', 'X')];
const MIXED = [
  order(1, 'A', 'X1'),
  order(2, 'A', 'Y1'),
  order(3, 'B', 'X1'),
  order(4, 'B', 'Y1'),
  order(5, 'C', 'X1'),
  order(6, 'C', null),
];
const nothing = () => [];

describe('the rules about filters', () => {
  it('are not testable where there are no orders, and where all are alike', async () => {
    const none = await listing([], nothing, 'filter');
    const { 'filter.refused': _, ...compared } = none;
    expect(Object.keys(compared).length).toBeGreaterThan(15);
    for (const verdict of Object.values(compared)) expect(verdict).toMatch(/^not-testable: /);

    const alike = await listing(ALIKE, () => ALIKE, 'filter.billingcode');
    expect(Object.keys(alike)).toHaveLength(4);
    for (const verdict of Object.values(alike)) {
      expect(verdict).toContain('not-testable: A filter by billingcode needs orders that differ in it');
    }
    expect((await listing(ALIKE, () => ALIKE, 'filter.and-or'))['filter.and-or']).toMatch(/^not-testable: /);
  });

  it('fail where a filter is ignored, and where it lets as many orders through, but others', async () => {
    for (const verdict of Object.values(await listing(MIXED, () => MIXED, 'filter.billingcode'))) {
      expect(verdict).toMatch(/^fail: It has 5 orders/);
    }
    const others = await listing(
      MIXED,
      (filter) => {
        const has = ({ billingCode }: Order) => billingCode === /'(.*)'/.exec(filter)?.[1];
        const without = MIXED.filter((each) => each.billingCode !== null && !has(each));
        return [...without, ...MIXED.filter(has)].slice(0, 3);
      },
      'filter.billingcode.eq',
    );
    expect(others['filter.billingcode.eq']).toMatch(/^fail: It has 3 orders, and not those/);
  });

  it('compare what and, or and parentheses let through, order by order', async () => {
    const joined = (wanted: (order: Order, one: string, other: string, code: string) => boolean) =>
      listing(
        MIXED,
        (filter) => {
          const [one = '', other = '', code = ''] = [...filter.matchAll(/'(.*?)'/g)].map(([, text]) => text);
          return MIXED.filter((each) => wanted(each, one.toUpperCase(), other.toUpperCase(), code));
        },
        'filter.and-or',
      );
    const both = await joined(
      ({ companyId, billingCode }, one, other, code) => [one, other].includes(companyId) && billingCode === code,
    );
    expect(both['filter.and-or']).toBe('pass: It holds.');
    // As many orders, and other ones.
    const wrong = await joined(
      ({ companyId, billingCode }, one, other, code) => [one, other].includes(companyId) && billingCode !== code,
    );
    expect(wrong['filter.and-or']).toMatch(/^fail: It has 2 orders, and not those/);
  });

  it('compare moments, however many digits they have', async () => {
    const moments = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.25Z'];
    const dated = moments.map((createdAt, at) => ({ ...order(at + 1, 'A', null), createdAt }));
    const later = await listing(
      dated,
      (filter) => dated.filter(({ createdAt }) => Date.parse(createdAt) > Date.parse(/'(.*)'/.exec(filter)?.[1] ?? '')),
      'filter.createdat.gt',
    );
    expect(later['filter.createdat.gt']).toBe('pass: It holds.');
  });

  it('ask for a beginning that is no whole code', async () => {
    const asked: string[] = [];
    await listing(
      MIXED,
      (filter) => {
        asked.push(filter);
        return MIXED.filter(({ billingCode }) => billingCode?.startsWith(/'(.*)'/.exec(filter)?.[1] ?? ''));
      },
      'filter.billingcode.sw',
    );
    expect(asked).toEqual(["billingcode sw 'X'"]);
  });

  it.each(['sorted', 'pages'])('say that %s cannot be told of one order', async (rule) => {
    expect((await listing([order(1, 'A', null)], nothing, rule))[rule]).toMatch(/^not-testable: /);
  });
});
