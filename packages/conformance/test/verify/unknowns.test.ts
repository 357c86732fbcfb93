import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { errorList } from '@assessment-kit/contract/error-body';
import { describe, expect, it } from 'vitest';
import { type HostAnswer, type HostRequest, PROBES, verify } from '../../src/verify/index.ts';
import { CREDENTIALS } from './credentials.ts';
import { answered, bodyOf, withBody } from './faulty/faulty.ts';
import { useRightHost } from './right-host.ts';

const host = useRightHost();

type Change = (answer: HostAnswer, request: HostRequest) => HostAnswer;

const REFUSAL = answered(400, errorList([{ field: 'body', code: 'invalid_value', message: 'No.' }]));
/** Refuses what was taken, when it is what is asked about. */
const refuse =
  (when: (request: HostRequest) => unknown = (request) => request.method !== 'GET'): Change =>
  (answer, request) =>
    answer.status < 300 && when(request) ? REFUSAL : answer;
/** Takes what was refused. */
const take: Change = (answer) => (answer.status === 400 ? answered(204, undefined) : answer);
const as =
  (from: number, to: number): Change =>
  (answer) =>
    answer.status === from ? { ...answer, status: to } : answer;
const without =
  (...names: string[]): Change =>
  (answer) => ({
    ...answer,
    headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !names.includes(name))),
  });
const body =
  (change: Parameters<typeof withBody>[1]): Change =>
  (answer, { method }) =>
    answer.status < 300 && method !== 'POST' ? withBody(answer, change) : answer;
const sends = (text: string) => (request: HostRequest) => request.body?.includes(text);
const ofId = (id: string) => (request: HostRequest) => bodyOf(request)?.id === id;

/** For each probe of what no page says: a host that does it otherwise, and what the probe sees then. */
const OTHERWISE: Readonly<Record<string, [says: string, Change]>> = {
  'retry-after': ['without Retry-After', without('retry-after')],
  'tokens-at-once': [
    'another token, which ends the first one',
    (answer, { operationId }) => (operationId === 'getAssessmentPackages' ? { ...answer, status: 401 } : answer),
  ],
  'token-error-body': [
    'another body',
    (answer) => (answer.status === 401 ? answered(401, { message: 'No.' }) : answer),
  ],
  'codes-of-refusals': ['none, none, none, none', take],
  'onboarding-errors': [
    'in another form',
    (answer) => (answer.status === 400 ? answered(400, { errors: [] }) : answer),
  ],
  'paging-of-packages': [
    'a limit is kept',
    (answer, { target }) =>
      target.endsWith('limit=1')
        ? withBody(answer, ({ values }) => ({ count: 1, values: values.slice(0, 1) }))
        : answer,
  ],
  'bare-list': ['a bare list is refused', refuse(sends('ak-verify-q'))],
  'large-bulk': ['not so many', refuse(sends('ak-verify-m99'))],
  'bulk-as-a-whole': [
    'what is right is stored',
    body((list) => (Array.isArray(list.values) ? { ...list, values: [...list.values, { id: 'ak-verify-w1' }] } : list)),
  ],
  'answer-of-a-bulk': [
    '204 with another body',
    (answer, { method }) => (method === 'PUT' && answer.status === 200 ? answered(204, undefined) : answer),
  ],
  'texts-of-tests': ['name and category and description may not', refuse(sends('ak-verify-q'))],
  'limits-of-assessments': ['other limits, or another required field', refuse(sends('ak-verify-q'))],
  'duplicate-ids': ['they are taken', take],
  'ids-across-packages': ['the second one is refused', refuse(ofId('ak-verify-b2'))],
  'sequence-kept': [
    'in another sequence',
    body((list) => ({
      ...list,
      values: list.values?.map((each: { assessments: unknown[] }) => ({
        ...each,
        assessments: each.assessments.toReversed(),
      })),
    })),
  ],
  'fields-around-packages': ['other names around the list', body((list) => ({ items: list.values }))],
  'packages-of-all-companies': [
    'it does',
    body((list) => (list.values ? { ...list, values: [...list.values, { id: 'ak-verify-g' }] } : list)),
  ],
  'answer-of-a-deletion': ['another body', body(() => ({}))],
  'package-id-mismatch': ['it is taken', take],
  'completion-status': ['with 409', as(400, 409)],
  'unknown-order': ['with 400', as(404, 400)],
  'unknown-assessment': ['with 404', as(400, 404)],
  'unknown-test': ['with 404', as(400, 404)],
  'update-after-completion': ['it is closed', refuse(sends('partnerTrackingId'))],
  'late-attempt': ['a late attempt is taken, and does not count', take],
  'statuses-of-the-same-update': ['they do not', refuse(sends('"Complete"'))],
  'plain-http-report': ['it has to be https', refuse(sends('overallReports'))],
  'link-to-nowhere': ['the link is checked', refuse(sends('overallReports'))],
  'listed-order': [
    'without status',
    body((orders) => (Array.isArray(orders) ? orders.map(({ status: _, ...order }) => order) : orders)),
  ],
  'status-of-a-listed-order': [
    'Ordered',
    body((orders) => (Array.isArray(orders) ? orders.map((order) => ({ ...order, status: 'Ordered' })) : orders)),
  ],
  'registered-callback': ['another body', body((shown) => ({ urls: shown }))],
  'key-not-returned': ['it is returned', body((shown) => ({ ...shown, apiKey: 'key-of-a-contract-test' }))],
  'plain-http-callback': ['it has to be https', refuse(sends('successCallbackUrl'))],
  'callback-to-nowhere': ['the address is checked', refuse(sends('.invalid'))],
};

describe('what no page says', () => {
  const asked = PROBES.filter(({ kind }) => kind === 'unknown');

  it('is in the report, each sentence of the contract with a probe or with what would settle it', () => {
    const sentences: string[] = [];
    JSON.stringify(contract, (key, value: unknown) => {
      if (key === 'x-unknown') sentences.push(...(value as string[]));
      return value;
    });
    expect(sentences.length).toBeGreaterThan(30);
    expect([...new Set(asked.map(({ asks }) => asks))].toSorted()).toEqual([...new Set(sentences)].toSorted());
    expect(new Set(PROBES.map(({ id }) => id)).size).toBe(PROBES.length);
    for (const { by } of PROBES) {
      if (!('notTestable' in by)) continue;
      expect(by.notTestable).toMatch(/^[A-Z].*\.$/);
      expect(by.notTestable).not.toContain('yet');
      expect(by.settledBy).toMatch(/^[a-z].*[^.]$/);
    }
  });

  const tried = asked.filter(({ by }) => !('notTestable' in by)).map(({ id }) => id.replace('unknown.', ''));

  it('is tried on a host that does otherwise, for every probe', () => {
    expect(tried.toSorted()).toEqual(Object.keys(OTHERWISE).toSorted());
    expect(tried.length).toBeGreaterThan(30);
  });

  it.each(Object.entries(OTHERWISE))('is seen by unknown.%s to be otherwise', async (name, [says, change]) => {
    const transport = async (request: HostRequest) => {
      const answer = await host.right(request);
      return request.operationId === null ? answer : change(answer, request);
    };
    const { probes } = await verify({
      url: host.sandbox.url,
      credentials: CREDENTIALS,
      only: [`unknown.${name}`],
      transport,
    });
    expect(probes).toMatchObject([{ verdict: 'contradicted', reading: says }]);
  });
});
