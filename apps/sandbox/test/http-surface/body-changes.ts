import { gzipSync } from 'node:zlib';
import { breaksOf } from '@assessment-kit/schema-values/testing';
import type { Change } from './change.ts';
import { type ContractOperation, resolveSchema } from './contract-operations.ts';
import { type Draft, formOf, requestOf } from './drafts.ts';

/** One byte more than a body may have. */
const TOO_LARGE = new Uint8Array(1024 * 1024 + 1).fill(0x20);
const PACKED_TOO_LARGE = gzipSync(TOO_LARGE);

/** Deeper than recursion reaches, and within the limit of a body. */
const DEPTH = 20_000;
const DEEP_VALUE = `${'[{"a":'.repeat(DEPTH)}1${'}]'.repeat(DEPTH)}`;

/** Bodies for an operation that takes none: nobody looks at them, but they may not be larger than others. */
export function needlessBodies(operation: ContractOperation, draft: Draft): Change[] {
  const { headers } = requestOf(operation, draft);
  const json = { ...headers, 'content-type': 'application/json' };
  return [
    { kind: 'needless body', expected: 'taken', headers: json, body: () => '{}' },
    { kind: 'needless body', expected: 'taken', headers: json, body: () => '{ broken' },
    { kind: 'needless body', expected: 'taken', body: () => 'text' },
    { kind: 'too large', expected: 'refused', statuses: [413], headers: json, body: () => TOO_LARGE },
  ];
}

export function bodyChanges(operation: ContractOperation, draft: Draft): Change[] {
  const { headers, body } = requestOf(operation, draft);
  const valid = String(body);
  const isForm = operation.id === 'issueToken';
  const { 'content-type': mediaType = '', ...untyped } = headers;
  const typed = (type: string) => (type === '' ? untyped : { ...untyped, 'content-type': type });
  const wrongTypes = [
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'json',
    '',
  ];
  const typeOfOthers = isForm ? 'application/json' : 'application/x-www-form-urlencoded';
  const packed = (encoding: string, content: () => string | Uint8Array) => ({
    headers: { ...headers, 'content-encoding': encoding },
    body: content,
  });
  return [
    ...brokenValues(operation, draft, isForm),
    ...[...wrongTypes, typeOfOthers].map((type): Change => {
      return { kind: 'wrong media type', expected: 'refused', statuses: [415], headers: typed(type) };
    }),
    ...[...operation.mediaTypes, `${mediaType}; charset=utf-8`, mediaType.toUpperCase()].map((type): Change => {
      return { kind: 'other media type', expected: 'taken', headers: typed(type.replace('*', 'vnd.partner')) };
    }),
    { kind: 'no body', expected: 'refused', statuses: isForm ? [400, 415] : [400], body: () => '' },
    { kind: 'too large', expected: 'refused', statuses: [413], body: () => TOO_LARGE },
    { kind: 'packed body', expected: 'taken', ...packed('gzip', () => gzipSync(valid)) },
    { kind: 'wrong encoding', expected: 'refused', statuses: [400, 415], ...packed('gzip', () => valid) },
    { kind: 'wrong encoding', expected: 'refused', statuses: [400, 415], ...packed('zip', () => valid) },
    { kind: 'wrong encoding', expected: 'refused', statuses: [413], ...packed('gzip', () => PACKED_TOO_LARGE) },
  ];
}

/** One rule of the schema broken at one place. */
function brokenValues(operation: ContractOperation, draft: Draft, isForm: boolean): Change[] {
  const breaks = breaksOf(operation.body ?? {}, draft.body, resolveSchema);
  if (isForm) {
    // A form knows texts only, and needs fields to have any. Wrong credentials may be found first.
    return breaks
      .filter(({ kind, field }) => kind !== 'wrong type' && field !== '')
      .map(({ kind, value }) => ({ kind, expected: 'refused', statuses: [400, 401], body: () => formOf(value) }));
  }
  return breaks.map(({ kind, field, value }) => {
    const named = field === '' ? 'body' : field;
    return { kind, expected: 'refused', statuses: [400], field: named, body: () => JSON.stringify(value) };
  });
}

/** What can be wrong, or only odd, about JSON. */
export function jsonChanges(operation: ContractOperation, draft: Draft): Change[] {
  const valid = String(requestOf(operation, draft).body);
  const broken: (() => string | Uint8Array)[] = [
    () => valid.slice(0, -1),
    () => `${valid},`,
    () => `${valid}${valid}`,
    () => `// a comment\n${valid}`,
    () => `${valid}\0`,
    () => "{ 'a': 1 }",
    () => 'undefined',
    () => '[NaN]',
    () => '\u{1f600}',
    () => '['.repeat(DEPTH),
    () => Buffer.concat([Buffer.from(valid), Buffer.of(0xff)]),
    () => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(valid)]),
  ];
  return [
    ...broken.map((body): Change => {
      return { kind: 'broken JSON', expected: 'refused', statuses: [400], field: 'body', body };
    }),
    ...extraFields(valid),
    ...hugeNumbers(valid),
  ];
}

/** Fields that the contract does not know are let through: what the platform does with them is not known. */
function extraFields(valid: string): Change[] {
  if (!valid.includes('{')) return [];
  const put = (name: string, value: string) => () =>
    valid.replace(/\{/, `{"${name}":${value},`).replace(`${value},}`, `${value}}`);
  const names = ['extra', '__proto__', 'constructor', 'toString', '', '\\u0000', '😀', 'hasOwnProperty'];
  const values = ['1', 'null', '"\\u0000😀"', '{"a":[1]}', '1e400', '9'.repeat(400), '-0'];
  const extra = names.flatMap((name) =>
    values.map((value): Change => ({ kind: 'extra field', expected: 'taken', body: put(name, value) })),
  );
  return [...extra, { kind: 'deep extra field', expected: 'either', body: put('extra', DEEP_VALUE) }];
}

/** Numbers that JSON can write and a double cannot hold. */
function hugeNumbers(valid: string): Change[] {
  return ['attempt', 'price'].flatMap((field) => {
    const pattern = new RegExp(`"${field}":-?[\\d.e+-]+`);
    if (!pattern.test(valid)) return [];
    return ['1e400', '-1e400', `1${'0'.repeat(400)}`].map((number): Change => {
      const body = () => valid.replace(pattern, `"${field}":${number}`);
      return { kind: 'huge number', expected: 'refused', statuses: [400], body };
    });
  });
}
