import { defineRules } from '../rule.ts';

/** What must not come back. */
export const leakRules = defineRules('Leak', {
  'leak.personal-data': {
    title: 'No refusal repeats names or addresses.',
    why: 'The partner answers for personal data. Answers end up in logs of proxies and monitors, and perhaps on the customer’s screen.',
    severity: 'must',
    source: { page: ['CB-new'], confidence: 'certain' },
    fix: 'Name the field and the rule, never the value. `JSON.parse` of Node.js quotes the text in its message: do not pass it on.',
    phase: 'last',
  },
  'leak.keys': {
    title: 'No answer repeats a key, right or wrong.',
    why: 'A wrong key is often the right one with a slip, or that of another system.',
    severity: 'must',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Answer "The key is missing or wrong." and nothing else.',
    phase: 'last',
  },
  'leak.headers': {
    title: 'No refusal repeats headers or the query.',
    why: 'Headers hold cookies, tokens and addresses of people.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Switch off pages of the framework that show the request.',
    phase: 'last',
  },
  'leak.internals': {
    title: 'No answer shows a stack, a query or a path of the server.',
    why: 'They tell an attacker where to look.',
    severity: 'should',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Run in production mode and answer errors with a fixed text and an id for the log.',
    phase: 'last',
  },
  'leak.versions': {
    title: 'No header gives the version of the software.',
    why: 'It makes it easy to pick an attack; it is no protection to hide it.',
    severity: 'info',
    source: { page: ['practice'], confidence: 'practice' },
    fix: 'Switch off `X-Powered-By`, and the version in `Server`.',
    phase: 'last',
  },
});
