import {
  GATEWAY_DELAY_SECONDS,
  SHORT_CALLBACK_TIMEOUT_SECONDS,
  SHORT_GATEWAY_DELAY_SECONDS,
} from '@assessment-kit/rules';
import { formOf } from '../host/host.ts';
import { CALLBACK } from '../rules/valid-call.ts';
import { ASSESSMENTS, PACKAGE_ID, samplePackage } from '../world.ts';
import {
  type Around,
  isRefused,
  isTaken,
  packagePut,
  recognised,
  status,
  update,
  WRONG,
  withResults,
  withTest,
} from './parts.ts';
import type { ProbeText, Seen } from './probe.ts';
import { receiveOrder } from './receive-order.ts';

const GET_PACKAGES = {
  operation: 'getAssessmentPackages',
  call: { path: { companyId: 'b6001' }, patient: false },
} as const;
const GET_CALLBACK = { operation: 'getCallback', call: { patient: false } } as const;
const ORDER = { needs: ['write', 'order'], order: true } as const;

/** With the limit of requests switched on, and nothing counted yet. */
const limited: Around = async ({ control }, run) => {
  await control?.switches({ rateLimit: true });
  await control?.advance(61);
  try {
    return await run();
  } finally {
    await control?.switches({ rateLimit: false });
  }
};

const url = (length: number) => `https://partner.example/${'x'.repeat(length - 24)}`;

/** A probe for each point on which pages disagree. */
export const DISCREPANCY_PROBES: readonly ProbeText[] = [
  {
    id: 'discrepancy.hosts',
    by: { notTestable: 'Any host answers under its own name; which of the names is recommended only pages say.' },
  },
  {
    id: 'discrepancy.pseudo-company-casing',
    by: {
      requests: [
        { operation: 'getAssessmentPackages', call: { path: { companyId: 'b6001' } } },
        { operation: 'getAssessmentPackages', call: { path: { companyId: 'B6001' } } },
      ],
      read: ([lower, upper]) => {
        if (!lower || !upper || !isTaken(lower)) return { untold: 'The host refuses b6001 in lower case as well.' };
        return { reading: isTaken(upper) ? 'any-case' : 'lower-case' };
      },
    },
  },
  {
    id: 'discrepancy.request-media-type',
    by: {
      needs: ['write'],
      requests: [
        {
          operation: 'upsertOnboardingStatus',
          call: ({ companyId }) => ({
            body: { companyId, onboardingStatus: 'Approved' },
            headers: { 'content-type': 'application/json-patch+json' },
          }),
        },
      ],
      read: ([answer]) => ({ reading: answer?.answer.status === 415 ? 'json' : 'any-json' }),
    },
  },
  {
    id: 'discrepancy.error-casing',
    by: {
      requests: [{ operation: 'getAssessmentPackages', call: { token: null } }],
      read: ([answer]) => {
        if (answer?.body?.CorrelationId !== undefined) return { reading: 'pascal' };
        if (answer?.body?.correlationId !== undefined) return { reading: 'camel' };
        return { untold: 'The refusal has no correlation id in any spelling.' };
      },
    },
  },
  {
    id: 'discrepancy.rate-limit-status',
    by: {
      needs: ['write', 'sandbox'],
      around: limited,
      requests: Array.from({ length: 5 }, () => GET_PACKAGES),
      read: (answers) => {
        const refused = answers.find((each) => !isTaken(each));
        return refused
          ? { reading: String(refused.answer.status) }
          : { untold: 'Five requests at once meet no limit.' };
      },
    },
  },
  {
    id: 'discrepancy.rate-limit-numbers',
    by: {
      needs: ['write', 'sandbox'],
      around: limited,
      requests: [...Array.from({ length: 4 }, () => GET_PACKAGES), GET_CALLBACK],
      read: (answers) => {
        const tooMany = ({ answer }: (typeof answers)[number]) => answer.status === 429 || answer.status === 403;
        if (!answers.slice(0, 4).some(tooMany)) return { reading: '40000-per-hour' };
        return { reading: answers.slice(4).some(tooMany) ? '3-per-second-and-180-per-minute' : 'per-endpoint' };
      },
    },
  },
  {
    id: 'discrepancy.url-limits',
    by: {
      ...ORDER,
      needs: ['write', 'callback', 'order'],
      requests: [
        {
          operation: 'upsertCallback',
          call: { body: { ...CALLBACK, callbackDetails: { successCallbackUrl: url(256) } } },
        },
        update({ overallReports: [{ name: 'R', url: url(250) }] }),
        update({ overallReports: [{ name: 'R', url: url(251) }] }),
      ],
      read: ([callback, within, beyond]) =>
        callback && within && beyond && isTaken(callback) && isTaken(within) && isRefused(beyond)
          ? { reading: 'as-stated' }
          : { reading: 'one-limit' },
    },
  },
  {
    id: 'discrepancy.token-credentials',
    by: {
      requests: [
        {
          operation: 'issueToken',
          call: ({ host: { credentials } }) => ({
            body: formOf({ grant_type: 'client_credentials' }),
            headers: { authorization: `Basic ${btoa(`${credentials.clientId}:${credentials.clientSecret}`)}` },
          }),
        },
      ],
      read: ([answer]) => ({ reading: answer && isTaken(answer) ? 'either' : 'form' }),
    },
  },
  {
    id: 'discrepancy.callback-scope',
    by: {
      needs: ['write', 'callback'],
      requests: [
        {
          operation: 'upsertCallback',
          call: ({ companyId }) => ({
            target: `/apiHub/performanceManagement/v1/companies/${companyId}/assessmentOrders/callback`,
            body: CALLBACK,
          }),
        },
      ],
      read: ([answer]) => ({ reading: answer && isTaken(answer) ? 'company' : 'partner' }),
    },
  },
  {
    id: 'discrepancy.upsert-answer',
    by: {
      needs: ['write', 'callback'],
      requests: [
        { operation: 'deleteCallback' },
        { operation: 'upsertCallback', call: { body: CALLBACK } },
        { operation: 'upsertCallback', call: { body: CALLBACK } },
      ],
      read: ([, first, second]) => {
        const statuses = [first?.answer.status, second?.answer.status].join(' ');
        const readings: Record<string, string> = { '201 204': '201-then-204', '204 204': '204', '200 200': '200' };
        const reading = readings[statuses];
        return { reading: reading ?? `${statuses.replace(' ', ', then ')}` };
      },
    },
  },
  {
    id: 'discrepancy.subscription-required',
    by: {
      needs: ['write', 'sandbox'],
      requests: [
        {
          operation: 'upsertOnboardingStatus',
          call: { body: { companyId: 'AKVERIFY4', onboardingStatus: 'Approved' } },
        },
        {
          operation: 'upsertAssessmentPackage',
          call: { path: { companyId: 'AKVERIFY4', packageId: PACKAGE_ID }, body: samplePackage() },
        },
      ],
      async read(_answers, { control }) {
        const order = await control?.tryOrder({ companyId: 'AKVERIFY4', packageId: PACKAGE_ID });
        return { reading: order?.orderId ? 'no' : 'yes' };
      },
    },
  },
  {
    id: 'discrepancy.order-update-answer-text',
    by: { notTestable: 'A 204 has no text; the word stands in a page only.' },
  },
  {
    id: 'discrepancy.gateway-delay',
    by: {
      needs: ['write', 'sandbox'],
      requests: [],
      async read(_answers, { host, control }) {
        const companyId = 'AKVERIFY5';
        await control?.switches({ gatewayDelay: true });
        await host.call('upsertOnboardingStatus', { body: { companyId, onboardingStatus: 'Approved' } });
        const permitted = async () => isTaken(await host.call('getAssessmentPackages', { path: { companyId } }));
        let reading = (await permitted()) ? 'no delay' : 'more than 15 minutes';
        if (reading !== 'no delay') {
          await control?.advance(SHORT_GATEWAY_DELAY_SECONDS);
          if (await permitted()) reading = '15-seconds';
          else {
            await control?.advance(GATEWAY_DELAY_SECONDS - SHORT_GATEWAY_DELAY_SECONDS);
            if (await permitted()) reading = '15-minutes';
          }
        }
        await control?.switches({ gatewayDelay: false });
        return { reading };
      },
    },
  },
  {
    id: 'discrepancy.callback-time-limit',
    by: {
      needs: ['write', 'callback', 'sandbox'],
      requests: [],
      read: (_answers, world) =>
        receiveOrder(world, async ({ answer, orderId }): Promise<Seen> => {
          await world.control?.advance(SHORT_CALLBACK_TIMEOUT_SECONDS + 1);
          answer();
          for (;;) {
            const order = await world.control?.order(orderId);
            const outcome = order?.deliveries.find(({ callback }) => callback === 'order')?.outcome;
            if (outcome) return { reading: outcome === 'accepted' ? '20-seconds' : '5-seconds' };
          }
        }),
    },
  },
  {
    id: 'discrepancy.order-level-name',
    by: {
      needs: ['write', 'callback'],
      requests: ['orderLevel', 'assessmentOrderLevel'].map(
        (name) => ({ operation: 'upsertCallback', call: { body: { ...CALLBACK, [name]: WRONG } } }) as const,
      ),
      read: recognised('orderLevel', 'assessmentOrderLevel'),
    },
  },
  {
    id: 'discrepancy.api-key-required',
    by: {
      needs: ['write', 'callback'],
      requests: [{ operation: 'upsertCallback', call: { body: { ...CALLBACK, apiKey: undefined } } }],
      read: ([answer]) => ({ reading: answer && isTaken(answer) ? 'optional' : 'required' }),
    },
  },
  {
    id: 'discrepancy.package-removal',
    by: {
      needs: ['write'],
      requests: [
        packagePut({}),
        { operation: 'deleteAssessmentPackage', call: { path: { packageId: 'ak-verify-q' } } },
      ],
      read: ([, deleted]) => ({ reading: deleted && isTaken(deleted) ? 'all' : 'status-only' }),
    },
  },
  {
    id: 'discrepancy.complete-review-spelling',
    by: {
      ...ORDER,
      requests: ['RetestRecommended', 'Retest Recommended'].map((value) =>
        update(withResults({}, { assessmentStatus: status(value) })),
      ),
      read: ([word, blanks]) => {
        if (word && isTaken(word)) return { reading: 'one-word' };
        return blanks && isTaken(blanks) ? { reading: 'with-blanks' } : { untold: 'Neither spelling is taken.' };
      },
    },
  },
  {
    id: 'discrepancy.test-default-status',
    by: {
      needs: ['write', 'sandbox'],
      order: true,
      requests: [],
      async read(_answers, world, orderId) {
        const order = await world.orderState(orderId);
        return { reading: order?.assessments[0]?.tests[0]?.status.value ?? 'none' };
      },
    },
  },
  {
    id: 'discrepancy.test-score-optional',
    by: {
      ...ORDER,
      // Under both names of the status, so that only the missing score can be the reason.
      requests: [update(withTest({ testStatus: status('InProgress'), status: status('InProgress') }))],
      read: ([answer]) => ({ reading: answer && isTaken(answer) ? 'optional' : 'required' }),
    },
  },
  {
    id: 'discrepancy.test-status-name',
    by: {
      ...ORDER,
      requests: ['testStatus', 'status'].map((name) =>
        update(withTest({ score: { value: '1', attempt: 1 }, [name]: status(WRONG) })),
      ),
      read: recognised('testStatus', 'status'),
    },
  },
  {
    id: 'discrepancy.score-casing',
    by: {
      ...ORDER,
      requests: ['score', 'Score'].map((name) => update(withResults({ [name]: 'x'.repeat(31) }))),
      read: recognised('lower-camel', 'pascal'),
    },
  },
  {
    id: 'discrepancy.assessment-report-name',
    by: {
      ...ORDER,
      requests: ['reports', 'Report'].map((name) => update(withResults({ [name]: WRONG }))),
      read: recognised('reports', 'Report'),
    },
  },
  {
    id: 'discrepancy.results-nesting',
    by: {
      ...ORDER,
      requests: [
        update(withResults(WRONG)),
        update({ assessmentResults: WRONG, assessments: [{ assessmentId: ASSESSMENTS[0].id }] }),
      ],
      read: recognised('nested', 'top-level'),
    },
  },
  {
    id: 'discrepancy.overall-report-name',
    by: {
      ...ORDER,
      requests: ['overallReports', 'overallReport'].map((name) => update({ [name]: WRONG })),
      read: recognised('overallReports', 'overallReport'),
    },
  },
  {
    id: 'discrepancy.token-refusal',
    by: {
      requests: [
        {
          operation: 'issueToken',
          call: ({ host: { credentials } }) => ({
            body: formOf({ grant_type: 'client_credentials', client_id: credentials.clientId, client_secret: 'wrong' }),
          }),
        },
      ],
      read: ([answer]) => ({ reading: String(answer?.answer.status) }),
    },
  },
  {
    id: 'discrepancy.test-mode-spelling',
    by: { notTestable: 'Names of headers have no case: both spellings are the same on the wire.' },
  },
  {
    id: 'discrepancy.test-mode-type',
    by: { notTestable: 'A header is a text: true is the same whether it is declared a boolean or a string.' },
  },
];
