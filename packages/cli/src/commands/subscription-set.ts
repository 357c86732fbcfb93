import type { Schema } from '@assessment-kit/contract';
import { choicesOf, isSubscriptionExpired } from '@assessment-kit/rules';
import { readDocument } from '../context/read-document.ts';
import { UsageError } from '../failures/usage-error.ts';
import { clean } from '../output/output.ts';
import { table } from '../output/table.ts';
import { defineCommand } from '../program/command.ts';
import { companyId, moment } from '../program/readers.ts';

type Currency = NonNullable<Schema<'Subscription'>['currency']>;

const CURRENCIES = choicesOf<Currency>('upsertSubscription', 'currency');

/** Sets what a company has bought: one subscription per company, replaced as a whole. */
export const subscriptionSet = defineCommand({
  name: 'subscription set',
  summary: 'sets what a company has bought, with its billing codes',
  details: [
    'A company has one subscription: it replaces the one before as a whole, and the platform has no way to read it. A company whose subscription has expired may be unable to order.',
    '`--file` takes all of it as JSON or YAML, with the names of the API; single options go before what the file says.',
  ],
  args: { company: { summary: 'the id of the company', read: companyId } },
  options: {
    file: { summary: 'a file with the subscription; - for stdin', value: 'FILE' },
    level: { summary: 'for example premium', value: 'TEXT' },
    price: { summary: 'greater than 1', value: 'NUMBER', read: price },
    currency: { summary: 'of the price', value: 'CODE', choices: CURRENCIES },
    term: { summary: 'for example annually', value: 'TEXT' },
    expires: { summary: 'when it ends, in UTC', value: 'TIME', read: moment },
    billingCode: { summary: 'a code that recruiters can choose; several times if wanted', value: 'CODE', many: true },
    inactiveBillingCode: {
      summary: 'a code that is hidden from them; several times if wanted',
      value: 'CODE',
      many: true,
    },
  },
  examples: [
    {
      does: 'a yearly subscription with two billing codes',
      run: 'subscription set 5Y021 --level premium --price 100.50 --currency USD --term annually --expires 2027-12-31 --billing-code engineering --inactive-billing-code sales',
    },
    { does: 'the same from a file', run: 'subscription set 5Y021 --file subscription.yaml' },
  ],
  async run(input, { client, io, output, signal }) {
    const body = await subscriptionOf(input, io);
    if (isSubscriptionExpired(body, Date.now())) {
      output.warn('The subscription has expired already: the company may be unable to order.');
    }
    await (await client()).upsertSubscription({ companyId: input.company, body }, { signal });
    const codes = (body.billingCodes ?? []).map(({ code, isActive }) => (isActive ? code : `${code} (hidden)`));
    const rows = [
      ['level', body.level],
      ['price', body.price === undefined || body.price === null ? null : `${body.price} ${body.currency ?? ''}`.trim()],
      ['term', body.term],
      ['expires', body.expirationDate],
      ['billing codes', codes.join(', ')],
    ].map(([name, value]) => [name ?? '', clean(String(value || '–'))]);
    output.result(
      { companyId: input.company, subscription: body },
      `${output.style('green', `The subscription of company ${input.company} is set.`)}\n${table(rows, { indent: 2 })}`,
    );
  },
});

async function subscriptionOf(
  input: {
    file: string | undefined;
    level: string | undefined;
    price: number | undefined;
    currency: Currency | undefined;
    term: string | undefined;
    expires: string | undefined;
    billingCode: string[];
    inactiveBillingCode: string[];
  },
  io: Parameters<typeof readDocument>[0],
): Promise<Schema<'Subscription'>> {
  const { file, level, price, currency, term, expires, billingCode, inactiveBillingCode } = input;
  const document = file === undefined ? {} : await readDocument(io, file);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new UsageError(`${file} must hold one subscription, with fields such as level and price.`);
  }
  const codes = [
    ...billingCode.map((code) => ({ code, isActive: true })),
    ...inactiveBillingCode.map((code) => ({ code, isActive: false })),
  ];
  // Fields of the file are checked by the preflight, as those of the options are.
  const body: Schema<'Subscription'> = {
    ...document,
    ...(level === undefined ? {} : { level }),
    ...(price === undefined ? {} : { price }),
    ...(currency === undefined ? {} : { currency }),
    ...(term === undefined ? {} : { term }),
    ...(expires === undefined ? {} : { expirationDate: expires }),
    ...(codes.length === 0 ? {} : { billingCodes: codes }),
  };
  if (Object.keys(body).length === 0)
    throw new UsageError('Nothing is said about the subscription: give --file or single options.');
  return body;
}

function price(text: string): number {
  if (/^\d{1,12}(\.\d{1,4})?$/.test(text)) return Number(text);
  throw new UsageError('must be a number such as 100.50.');
}
