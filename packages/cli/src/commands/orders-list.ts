import { filter, type OrderFilter } from '@assessment-kit/client';
import type { Schema } from '@assessment-kit/contract';
import { DEFAULT_PAGE_SIZE } from '@assessment-kit/rules';
import { clean } from '../output/output.ts';
import { table } from '../output/table.ts';
import { defineCommand } from '../program/command.ts';
import { moment, wholeNumber } from '../program/readers.ts';

/** Lists orders, without anything about people. */
export const ordersList = defineCommand({
  name: 'orders list',
  summary: 'lists orders as the platform sees them, without anything about people',
  details: [
    'Orders of all companies that are onboarded to these credentials, sorted by company. Whether the status is that of the package or of its assessments is not known.',
  ],
  options: {
    company: { summary: 'only of this company; several times if wanted', value: 'ID', many: true },
    status: { summary: 'only with this status; several times if wanted', value: 'STATUS', many: true },
    billingCode: { summary: 'only with this billing code', value: 'CODE' },
    since: { summary: 'only those placed then or later', value: 'TIME', read: moment },
    until: { summary: 'only those placed before', value: 'TIME', read: moment },
    limit: {
      summary: 'at most so many',
      value: 'NUMBER',
      read: wholeNumber({ min: 1, max: 1_000_000 }),
      fallback: '50',
    },
  },
  examples: [
    { does: 'the first 50', run: 'orders list' },
    {
      does: 'those of one company that are not done',
      run: 'orders list --company 5Y021 --status InProgress --status Hold',
    },
    {
      does: 'all of January for a program',
      run: 'orders list --since 2026-01-01 --until 2026-02-01 --limit 100000 --json',
    },
  ],
  async run(input, { client, output, signal, progress }) {
    const { limit } = input;
    const wanted = filterOf(input);
    const bar = await progress('Reading orders', 0);
    const found: Schema<'PartnerOrder'>[] = [];
    try {
      // How great a page may be is not known, so it is as great as by itself.
      const query = {
        pageSize: Math.min(DEFAULT_PAGE_SIZE, limit + 1),
        ...(wanted === null ? {} : { filter: wanted }),
      };
      for await (const order of (await client()).iterateOrders(query, { signal })) {
        found.push(order);
        bar.update(found.length, String(found.length));
        if (found.length > limit) break;
      }
    } finally {
      bar.end();
    }
    const items = found.slice(0, limit).map(withoutPeople);
    const more = found.length > limit;
    output.result({ items, more }, textOf(items, more, output.style.bind(output)));
  },
});

function filterOf({
  company,
  status,
  billingCode,
  since,
  until,
}: {
  company: readonly string[];
  status: readonly string[];
  billingCode: string | undefined;
  since: string | undefined;
  until: string | undefined;
}): OrderFilter | null {
  const all = [
    ...(company.length > 0 ? [filter.in('companyid', company)] : []),
    ...(status.length > 0 ? [filter.in('status', status)] : []),
    ...(billingCode === undefined ? [] : [filter.eq('billingcode', billingCode)]),
    ...(since === undefined ? [] : [filter.ge('createdat', since)]),
    ...(until === undefined ? [] : [filter.lt('createdat', until)]),
  ];
  return all.length === 0 ? null : filter.and(...all);
}

/** The documented fields alone: what else the platform sends may be about people. */
function withoutPeople({ companyId, assessmentOrderId, createdAt, status, billingCode }: Schema<'PartnerOrder'>) {
  return { companyId, assessmentOrderId, createdAt, status, billingCode };
}

function textOf(
  items: readonly ReturnType<typeof withoutPeople>[],
  more: boolean,
  style: (style: 'bold' | 'dim', text: string) => string,
): string {
  if (items.length === 0) return 'No order fits.';
  const head = ['COMPANY', 'ORDER', 'PLACED', 'STATUS', 'BILLING CODE'].map((text) => style('bold', text));
  const rows = items.map(({ companyId, assessmentOrderId, createdAt, status, billingCode }) =>
    [companyId, assessmentOrderId, createdAt, status, billingCode].map((value) => clean(String(value ?? '–'))),
  );
  const end = more ? `\n${style('dim', `There are more: give --limit with more than ${items.length}.`)}` : '';
  return table([head, ...rows]) + end;
}
