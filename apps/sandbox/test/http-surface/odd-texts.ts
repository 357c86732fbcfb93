/** What somebody may put in place of an id, as it stands in the path. Nothing in the sandbox has such an id. */
export const ODD_SEGMENTS = [
  ...['', '.', '..', '%2e%2e', '%2F', '%00', '%20', '%0d%0aX-Injected:%201', '%E0%A4%A', '%', '%zz', ';a=1', ':id'],
  ...['__proto__', 'constructor', 'toString', 'null', 'undefined', 'NaN', '-1', '1e400', "'", '%22', '%7B%7D', '*'],
  ...['%F0%9F%98%80', '%F0%9F%98%80'.repeat(40), '%ED%A0%80', '%C0%80', '%EF%BB%BF', 'CS100', 'ACME%20', 'ACM%45%00'],
  ...['x'.repeat(10), 'x'.repeat(37), 'x'.repeat(2000), 'callback', 'subscription', 'partner', '%25', '%252F', '(a|b)'],
];

/** What the parameters of a query refuse, by name. */
export const ODD_VALUES: Readonly<Record<string, readonly string[]>> = {
  limit: ['', '0', '-1', '1.5', 'ten', '2147483648', '1e400', 'NaN', 'null', '1,2', '😀', '\0'],
  offset: ['', '-1', '0.5', 'x', '2147483648', '-1e400', '[]'],
  includeTotalCount: ['', 'yes', '2', 'truely', '\0'],
};

type Row = readonly [expected: 'taken' | 'refused' | 'either', filter: string];

/** Filters that do not parse, and a few that do although they look as if they would not. */
export const ODD_FILTERS: readonly Row[] = [
  ...[
    'status',
    'status eq',
    "status eq '",
    "status eq 'a' and",
    "(status eq 'a'",
    "status eq 'a')",
    'and',
    '()',
    "'",
  ].map((filter) => ['refused', filter] as const),
  ...[
    "status gt 'a'",
    "__proto__ eq 'a'",
    "constructor eq 'a'",
    'createdat gt yesterday',
    'status in ()',
    '\0',
    '😀',
  ].map((filter) => ['refused', filter] as const),
  ['refused', '('.repeat(2_000)],
  ['refused', `${'('.repeat(60)}status eq 'a'${')'.repeat(60)}`],
  ['taken', `status eq 'a'${" or status eq 'a'".repeat(300)}`],
  ['taken', `billingcode sw '${'😀'.repeat(500)}'`],
  ['taken', "STATUS EQ '\0'"],
  ['either', ''],
  ['either', ' '],
];
