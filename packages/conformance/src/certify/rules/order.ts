import { defineRules } from '../rule.ts';

const TOLERATE = 'Read only the fields you need, with a reader that ignores the rest.';

/** Orders that are legal and odd. */
export const orderRules = defineRules('Order', {
  'order.unknown-fields': {
    title: 'Fields that nobody knows are ignored.',
    why: 'The platform may add fields at any time without a new version.',
    severity: 'must',
    source: { page: ['S2', 'VER'], confidence: 'certain' },
    fix: `${TOLERATE} Keep the whole body beside them.`,
  },
  'order.person-ids': {
    title: 'Ids of requester and assessee are taken.',
    why: 'Orders can be searched by `requester/id` and `assessee/id`, so the ids exist and may come with the callback.',
    severity: 'should',
    source: { page: ['OR-filter'], confidence: 'inferred' },
    fix: TOLERATE,
  },
  'order.hostile-field-names': {
    title: 'Fields called `__proto__`, `constructor` or nothing at all break nothing.',
    why: 'Names of unknown fields are anything. Copying them one by one into objects, columns or queries is how they do harm.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Never use names from a body as names of your own.',
  },
  'order.null-requester-email': {
    title: 'A requester without an e-mail address is taken.',
    why: 'Since September 2025 only work addresses are sent; without one the field is `null`.',
    severity: 'must',
    source: { page: ['CL-2025-09-09'], confidence: 'certain' },
    fix: 'Allow `null` in `requester.email`.',
  },
  'order.no-mobile': {
    title: 'An assessee without a mobile number is taken.',
    why: 'One partner says that the platform never gives it one: `null`, an empty text or nothing.',
    severity: 'should',
    source: { page: ['S2', 'PART'], confidence: 'inferred' },
    fix: 'Allow `null`, an empty text and absence of `assessee.mobile`.',
  },
  'order.no-job': {
    title: 'An order without a job is taken.',
    why: 'Employees are assessed as well, without a requisition: `jobId` is `null` then.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Allow `null` and absence of `jobId`.',
  },
  'order.other-nulls': {
    title: 'Title, middle name, locations and billing code may be `null` or absent.',
    why: 'No page says which fields are always filled. In 2024 several were corrected to nullable.',
    severity: 'should',
    source: { page: ['S2', 'CL-2024-10-15'], confidence: 'inferred' },
    fix: 'Demand only `orderId`, `companyId` and `packageId`.',
  },
  'order.null-people': {
    title: 'An order whose requester or assessee is `null` is taken.',
    why: 'Nobody says whether that happens. An order that was taken can be asked about; one that was refused is gone.',
    severity: 'info',
    source: { page: ['S2'], confidence: 'unknown' },
    fix: 'Keep such an order and let a person look at it.',
  },
  'order.tests': {
    title: '`tests` may be a list, empty, `null` or absent.',
    why: 'Tests are listed only when orders are placed by test. The sample on the page is not valid JSON at this place.',
    severity: 'should',
    source: { page: ['S2', 'CB-old'], confidence: 'inferred' },
    fix: 'Read a list of objects with `testId`; take anything else for "all tests of the package".',
  },
  'order.seven-fraction-digits': {
    title: 'Times with seven digits behind the second are taken.',
    why: "The platform's own sample has seven: `2012-10-28T00:30:00.0000000Z`. Many parsers stop at three or six.",
    severity: 'must',
    source: { page: ['S2'], confidence: 'certain' },
    fix: 'Cut the digits behind the third, or keep the time as a text.',
  },
  'order.other-fraction-digits': {
    title: 'Times with none to six digits behind the second are taken.',
    why: 'Libraries drop zeros at the end, so that the number of digits changes from order to order.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Take 0 to 7 digits.',
  },
  'order.times-with-offset': {
    title: 'Times with an offset instead of Z are taken.',
    why: 'All samples end with Z. Whether an offset ever comes is not known.',
    severity: 'info',
    source: { page: ['S2'], confidence: 'unknown' },
    fix: 'Read times by RFC 3339.',
  },
  'order.names': {
    title: 'Names of every kind are taken.',
    why: 'All fields are texts without a limit. People are called O’Brien, Zoë, 李, Ибрагимова or نور, and write emoji into forms.',
    severity: 'must',
    source: { page: ['S2'], confidence: 'certain' },
    fix: 'Use UTF-8 throughout: parser, database (utf8mb4 in MySQL), log. Demand nothing of a name.',
  },
  'order.long-names': {
    title: 'Names of 1,000 characters are taken.',
    why: 'No page gives a limit. A column that is too short loses the order, not the name.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Use columns without a limit, or cut what you show, not what you take.',
  },
  'order.hostile-text': {
    title: 'Texts that look like SQL, HTML or paths are taken as texts.',
    why: 'Names come from forms that anybody can fill in.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Use parameters in queries, escape where you show, never build paths from names.',
  },
  'order.odd-ids': {
    title: 'Ids with blanks, slashes, quotes or other letters are taken.',
    why: 'Ids are texts; no page gives their form. That they look like GUIDs is a habit.',
    severity: 'should',
    source: { page: ['S2'], confidence: 'inferred' },
    fix: 'Keep ids as texts of at least 100 characters, and encode them in addresses.',
  },
});
