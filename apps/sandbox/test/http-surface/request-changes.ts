import { bodyChanges, jsonChanges, needlessBodies } from './body-changes.ts';
import type { Change } from './change.ts';
import type { ContractOperation } from './contract-operations.ts';
import { type Draft, formOf, requestOf, targetOf } from './drafts.ts';
import { CREDENTIALS } from './known-things.ts';
import { ODD_FILTERS, ODD_SEGMENTS, ODD_VALUES } from './odd-texts.ts';
import { TOKEN } from './surface-request.ts';

/** Every way to change one thing about a valid request. */
export function changesOf(operation: ContractOperation, draft: Draft): Change[] {
  const isForm = operation.id === 'issueToken';
  return [
    ...(isForm ? wrongCredentials(draft) : [...wrongTokens(operation, draft), ...testModes(operation, draft)]),
    ...wrongMethods(operation),
    ...oddPaths(operation, draft),
    ...extraQueries(operation, draft),
    ...(operation.id === 'getPartnerAssessmentOrders' ? oddQueries(operation, draft) : []),
    ...(operation.body === null ? needlessBodies(operation, draft) : bodyChanges(operation, draft)),
    ...(operation.body === null || isForm ? [] : jsonChanges(operation, draft)),
  ];
}

function wrongCredentials({ body }: Draft): Change[] {
  const wrong = ['wrong', `${CREDENTIALS.client_secret} `, CREDENTIALS.client_secret.slice(1), '__proto__', '😀'];
  return ['client_id', 'client_secret'].flatMap((name) =>
    wrong.map((value): Change => {
      const form = () => formOf({ ...(body as object), [name]: value });
      return { kind: 'wrong token', expected: 'refused', statuses: [401], body: form };
    }),
  );
}

function wrongTokens(operation: ContractOperation, draft: Draft): Change[] {
  const { authorization: _, ...others } = requestOf(operation, draft).headers;
  const wrong = ['', 'Bearer', 'Bearer wrong', `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`, 'Bearer __proto__'];
  return wrong.map((value) => {
    const headers = value === '' ? others : { ...others, authorization: value };
    return { kind: 'wrong token', expected: 'refused', statuses: [401], field: 'Authorization', headers };
  });
}

function testModes(operation: ContractOperation, draft: Draft): Change[] {
  const { headers } = requestOf(operation, draft);
  const right = ['testMode', 'testmode', 'TESTMODE'].map((name): Change => {
    return { kind: 'test mode', expected: 'taken', headers: { ...headers, [name]: 'true' } };
  });
  const wrong = ['', 'yes', '2', 'true, true', '{}'].map((testmode): Change => {
    const refusal = { statuses: [400], field: 'testmode', headers: { ...headers, testmode } };
    return { kind: 'wrong test mode', expected: 'refused', ...refusal };
  });
  return [...right, ...wrong];
}

function wrongMethods({ methodsOfPath }: ContractOperation): Change[] {
  const taken = methodsOfPath.includes('GET') ? [...methodsOfPath, 'HEAD'] : methodsOfPath;
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']
    .filter((method) => !taken.includes(method))
    .map((method) => ({ kind: 'wrong method', expected: 'refused', method }));
}

function oddPaths(operation: ContractOperation, draft: Draft): Change[] {
  const odd = Object.keys(draft.path).flatMap((name) =>
    ODD_SEGMENTS.map((segment): Change => {
      const target = targetOf(operation, { ...draft, path: { ...draft.path, [name]: segment } });
      return { kind: 'odd id', expected: name !== 'orderId' && isShort(segment) ? 'either' : 'refused', target };
    }),
  );
  const [path = '', query] = targetOf(operation, draft).split('?');
  const unknown = [`${path}/more`, `/v2${path}`, path.replace('/v1/', '/v2/'), path.replace('/v1/', '//v1/')];
  return [
    ...odd,
    ...unknown.map((other): Change => {
      return { kind: 'unknown path', expected: 'refused', target: query === undefined ? other : `${other}?${query}` };
    }),
  ];
}

/** A package or a company that was made up before may have an id of one or two odd characters. */
function isShort(segment: string): boolean {
  return segment.replaceAll(/(%[0-9a-f]{2})+/gi, 'x').length <= 2;
}

function extraQueries(operation: ContractOperation, draft: Draft): Change[] {
  const valid = targetOf(operation, draft);
  return ['unknown=1', '__proto__=1', 'a[b]=1', '%00=%00', '=', '%'].map((text) => {
    return { kind: 'extra query', expected: 'taken', target: `${valid}${valid.includes('?') ? '&' : '?'}${text}` };
  });
}

function oddQueries(operation: ContractOperation, draft: Draft): Change[] {
  const having = (name: string, ...values: string[]) => {
    const others = draft.query.filter(([other]) => other !== name);
    return targetOf(operation, { ...draft, query: [...others, ...values.map((value) => [name, value] as const)] });
  };
  const wrong = Object.entries(ODD_VALUES).flatMap(([field, values]) =>
    values.map((value): Change => {
      return { kind: 'odd query', expected: 'refused', statuses: [400], field, target: having(field, value) };
    }),
  );
  const twice = ['limit', 'offset', 'filter', 'includeTotalCount'].map((field): Change => {
    return { kind: 'odd query', expected: 'refused', statuses: [400], field, target: having(field, '1', '2') };
  });
  const filters = ODD_FILTERS.map(([expected, filter]): Change => {
    const refusal = expected === 'refused' ? { statuses: [400], field: 'filter' } : {};
    return { kind: 'odd filter', expected, ...refusal, target: having('filter', filter) };
  });
  return [...wrong, ...twice, ...filters];
}
