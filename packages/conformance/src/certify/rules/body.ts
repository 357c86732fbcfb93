import { defineRules } from '../rule.ts';

/** 200 only for what is kept: bodies that hold no order. */
export const bodyRules = defineRules('Body', {
  'body.empty-refused': {
    title: 'An empty body is refused.',
    why: '200 says that an order is kept. Here there is none.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-new'], confidence: 'certain' },
    fix: 'Answer 400 when there is no body.',
  },
  'body.half-refused': {
    title: 'Half a body is refused.',
    why: 'A body that a proxy cut off looks like this. 200 would tell the platform that the order is safe.',
    severity: 'must',
    source: { page: ['CB-old', 'CB-new'], confidence: 'certain' },
    fix: 'Parse before you answer, and answer 400 when that fails.',
  },
  'body.broken-off': {
    title: 'A sender that breaks off in the middle does no harm.',
    why: 'Connections break. The same order may come again whole, and has to be taken then.',
    severity: 'must',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Store nothing before the body is complete and parsed.',
  },
  'body.not-an-order-refused': {
    title: 'JSON that is no order is refused.',
    why: '200 says that an order is kept.',
    severity: 'must',
    source: { page: ['CB-old', 'S2'], confidence: 'certain' },
    fix: 'Answer 400 unless the body is an object with an object `assessmentOrder`.',
  },
  'body.no-id-refused': {
    title: 'An order without an id is refused.',
    why: 'Results are reported under `orderId`, and nothing else tells one order from another. Without one it cannot be kept.',
    severity: 'must',
    source: { page: ['S2', 'OR-patch-0611'], confidence: 'certain' },
    fix: 'Answer 400 unless `assessmentOrder.orderId` is a text that is not empty.',
  },
  'body.oversized-refused': {
    title: 'A body of 16 MiB is refused.',
    why: 'An order has a few hundred bytes. Whoever reads everything into memory can be stopped by one sender.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Limit bodies (1 MiB is plenty) and answer 413.',
    phase: 'alone',
  },
  'body.deep-nesting-survived': {
    title: 'JSON nested 20,000 levels deep breaks nothing.',
    why: 'Code that walks through a body by calling itself runs out of stack there.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Refuse what does not look like an order before anything walks through it, and catch errors of the stack.',
  },
  'body.invalid-utf-8-survived': {
    title: 'Bytes that are no UTF-8 break nothing.',
    why: 'JSON is UTF-8. A byte that is none may be refused or replaced, but is no reason to fail.',
    severity: 'should',
    source: { page: ['RFC 8259'], confidence: 'certain' },
    fix: 'Decode with an error that you catch, and answer 400.',
  },
  'body.control-characters-survived': {
    title: 'Control characters and half characters in names break nothing.',
    why: '`\\u0000` and a lone `\\ud83d` are legal JSON, and PostgreSQL stores neither in a text.',
    severity: 'should',
    source: { page: ['RFC 8259'], confidence: 'certain' },
    fix: 'Keep the body as bytes, replace such characters, or refuse them with 400.',
  },
  'body.refused-with-4xx': {
    title: 'What is refused is refused with 4xx, not with 5xx.',
    why: 'Both are failures for the platform, but a 5xx wakes people up. Those who can cause it at will hide the real ones.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Catch errors of parsing and checking, and answer 400, 401, 405, 413 or 415.',
    phase: 'last',
  },
});
