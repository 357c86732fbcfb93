import type { Bench } from '../bench.ts';
import type { Check, ChecksOf } from '../check.ts';
import { judge, SURVIVED, TAKEN } from '../outcome.ts';
import type { orderRules } from '../rules/order.ts';
import type { TestOrder } from '../test-orders.ts';

type Changes = Parameters<Bench['order']>[0];

export const orderChecks = {
  'order.unknown-fields': takes({
    'in the order': { somethingNew: 'x', since: 2026, nested: { list: [1, { deep: true }], nothing: null } },
    'in requester and assessee': {
      requester: { phone: '1', tags: [] },
      assessee: { pronouns: 'they', address: { city: 'x' } },
    },
    'beside the order': (order) => ({ ...order, event: 'order.created', version: 2, meta: { sentAt: null } }),
  }),
  'order.person-ids': takes({
    'as texts': { requester: { id: '7f0c' }, assessee: { id: '81aa' } },
    'as numbers': { requester: { id: 17 }, assessee: { id: 18 } },
  }),
  'order.hostile-field-names': takes(
    {
      'a field __proto__': withField('"__proto__":{"isAdmin":true}'),
      'a field constructor': withField('"constructor":{"prototype":{}},"toString":1,"hasOwnProperty":null'),
      'fields $where and a.b': withField('"$where":"1","a.b":1'),
      'an empty name': withField('"":"x"'),
    },
    SURVIVED,
  ),
  'order.null-requester-email': takes({ 'email null': { requester: { email: null } } }),
  'order.no-mobile': takes({
    null: { assessee: { mobile: null } },
    'an empty text': { assessee: { mobile: '' } },
    absent: { assessee: { mobile: undefined } },
  }),
  'order.no-job': takes({ null: { jobId: null }, absent: { jobId: undefined } }),
  'order.other-nulls': takes({
    null: {
      billingCode: null,
      location: null,
      requester: { firstName: null },
      assessee: { title: null, middleName: null, location: null },
    },
    absent: {
      billingCode: undefined,
      location: undefined,
      assessee: { title: undefined, middleName: undefined, location: undefined },
    },
  }),
  'order.null-people': takes({ 'requester null': { requester: null }, 'assessee null': { assessee: null } }),
  'order.tests': takes({
    listed: { tests: [{ testId: 'ak-cert-test-1' }, { testId: 'ak-cert-test-2' }] },
    empty: { tests: [] },
    null: { tests: null },
    absent: { tests: undefined },
  }),
  'order.seven-fraction-digits': takes(times(['2012-10-28T00:30:00.0000000Z', '2026-01-13T09:12:00.1234567Z'])),
  'order.other-fraction-digits': takes(
    times(
      Array.from(
        { length: 7 },
        (_, digits) => `2026-01-13T09:12:00${digits > 0 ? `.${'123456'.slice(0, digits)}` : ''}Z`,
      ),
    ),
  ),
  'order.times-with-offset': takes(times(['2026-01-13T09:12:00.000+00:00', '2026-01-13T03:12:00-06:00'])),
  'order.names': takes(
    names([
      "O'Brien-Smith",
      'D’Arcy "Bob" \\ Jr.',
      'Zoë Nguyễn Þórsdóttir',
      'Zoe\u0308',
      '李小龍',
      'Ибрагимова',
      'نور الهدى',
      'עדי',
      '𠮷田',
      '👩‍🚀🇺🇸',
      'X',
      ' van der  Berg ',
    ]),
  ),
  'order.long-names': takes({
    '1,000 characters': { assessee: { firstName: 'A'.repeat(1000), lastName: 'é'.repeat(1000) } },
  }),
  'order.hostile-text': takes(
    names([
      "Robert'); DROP TABLE orders;--",
      '<script>alert(1)</script>',
      '../../../../etc/passwd',
      `{{7*7}}$\{7*7}`,
      '%s%s%n',
      '=HYPERLINK("http://x.example")',
    ]),
  ),
  'order.odd-ids': async ({ bench }) => {
    const endings = [' with blanks', '/../x', '?a=b#c', '%2F%00', `"'`, 'é李', '_A1B2-{C3}', 'l'.repeat(60)];
    const tries = endings.map(async (ending) => {
      const order = bench.order({ orderId: `${bench.orders.newId()}${ending}` });
      return { what: `…${ending.slice(0, 20)}`, exchange: await bench.sendOrder(order) };
    });
    return judge(await Promise.all(tries), TAKEN);
  },
} satisfies ChecksOf<typeof orderRules>;

/** Sends an order for each change; a function makes the body from an ordinary order. */
function takes(
  changes: Readonly<Record<string, Changes | ((order: TestOrder) => unknown)>>,
  expectation = TAKEN,
): Check {
  return async ({ bench }) => {
    const tries = Object.entries(changes).map(async ([what, change]) => {
      const order = typeof change === 'function' ? bench.order() : bench.order(change);
      const body = typeof change === 'function' ? change(order) : order;
      return { what, exchange: await bench.sendOrder(order, { body }) };
    });
    return judge(await Promise.all(tries), expectation);
  };
}

/** Written by hand: some names cannot be given to an object safely. */
function withField(field: string): (order: TestOrder) => string {
  return (order) => JSON.stringify(order).replace('"orderId"', `${field},"orderId"`);
}

function times(written: readonly string[]): Record<string, Changes> {
  return Object.fromEntries(written.map((time) => [time, { requester: { certificationDateTime: time } }]));
}

function names(all: readonly string[]): Record<string, Changes> {
  return Object.fromEntries(
    all.map((name) => [name, { assessee: { firstName: name, lastName: name }, requester: { lastName: name } }]),
  );
}
