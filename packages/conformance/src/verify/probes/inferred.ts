import type { OperationId } from '@assessment-kit/contract';
import { validateResponse } from '@assessment-kit/contract/responses';
import type { Exchange } from '../host/exchange.ts';
import { formOf } from '../host/host.ts';
import { CALLBACK } from '../rules/valid-call.ts';
import { AT, samplePackage } from '../world.ts';
import { inABurst, NO_LIMIT_MET, refusedInBurst } from './burst.ts';
import { isRefused, isTaken, ON_ORDER, packagePut, told, update, withResults, withTest } from './parts.ts';
import type { ProbeRequest, ProbeText } from './probe.ts';
import { receiveOrder } from './receive-order.ts';

/** `true` for each of some requests that has to be taken and is, and each that has to be refused and is. */
function asWanted(answers: readonly Exchange[], wanted: readonly ('taken' | 'refused')[]): boolean {
  return wanted.every((each, index) => {
    const answer = answers[index];
    return answer !== undefined && (each === 'taken' ? isTaken(answer) : isRefused(answer));
  });
}

const query = (name: string, value: string): ProbeRequest => ({
  operation: 'getPartnerAssessmentOrders',
  call: { query: [[name, value]] },
});

const wrongSecret: ProbeRequest = {
  operation: 'issueToken',
  call: ({ host: { credentials } }) => ({
    body: formOf({ grant_type: 'client_credentials', client_id: credentials.clientId, client_secret: 'wrong' }),
  }),
};

/** Whether answers have the form that the contract infers. */
const hasForm = (operation: OperationId, { answer, body }: Exchange) => {
  const checked = validateResponse(operation, answer.status, body, 'exact');
  return checked.declared && checked.problems.length === 0;
};

const assessment = (changes: object) => packagePut({ assessments: [{ id: 'A', ...changes }] });

const listOrders: ProbeText['by'] = {
  needs: [],
  requests: [{ operation: 'getPartnerAssessmentOrders' }],
  async read([answer], world) {
    let orders = answer;
    if (world.control && world.settings.write && answer?.body?.length === 0) {
      await world.order();
      orders = await world.host.call('getPartnerAssessmentOrders');
    }
    const [order] = (orders?.body ?? []) as Record<string, unknown>[];
    if (!order) return { untold: 'The partner has no orders.' };
    const names = ['companyId', 'assessmentOrderId', 'createdAt', 'status', 'billingCode', 'requester', 'assessee'];
    const missing = names.filter((name) => !(name in order));
    return told(missing.length === 0, `without ${missing.join(', ')}`);
  },
};

const received = (
  holds: (order: { tests?: { testId?: unknown }[]; billingCode?: unknown }) => unknown,
): ProbeText['by'] => ({
  needs: ['write', 'callback', 'sandbox'],
  requests: [],
  read: (_answers, world) =>
    receiveOrder(world, async ({ payload, answer }) => {
      answer();
      return told(holds(payload.assessmentOrder), 'another form');
    }),
});

/** A probe for each statement that is read between the lines. */
export const INFERRED_PROBES: readonly ProbeText[] = [
  {
    id: 'inferred.upsertAssessmentPackages',
    by: {
      needs: ['write'],
      requests: [{ operation: 'upsertAssessmentPackages', call: { body: [samplePackage({ id: 'ak-verify-q' })] } }],
      read: ([answer]) => told(answer && isTaken(answer), 'a bare list is refused'),
    },
  },
  {
    id: 'inferred.includeTotalCount',
    by: {
      requests: [query('includeTotalCount', 'true')],
      read: ([answer]) => told(answer?.answer.headers['x-pcty-total-count'] !== undefined, 'the header does not come'),
    },
  },
  ...['offset', 'limit'].map(
    (name): ProbeText => ({
      id: `inferred.${name}`,
      by: {
        requests: [query(name, '-1'), query(name, '1')],
        read: (answers) =>
          told(
            asWanted(answers, ['refused', 'taken']),
            'a wrong value is not noticed: the name seems to be another one',
          ),
      },
    }),
  ),
  {
    id: 'inferred.TokenError',
    by: { requests: [wrongSecret], read: ([answer]) => told(typeof answer?.body?.error === 'string', 'another body') },
  },
  {
    id: 'inferred.TokenRefused',
    by: {
      requests: [wrongSecret],
      read: ([answer]) =>
        told(answer && [400, 401, 403].includes(answer.answer.status), `status ${answer?.answer.status}`),
    },
  },
  {
    id: 'inferred.RegisteredCallback',
    by: {
      requests: [{ operation: 'getCallback' }],
      async read([answer], { host, settings }) {
        let shown = answer;
        if (shown?.answer.status === 404 && settings.writeCallback) {
          await host.call('upsertCallback', { body: CALLBACK });
          shown = await host.call('getCallback');
        }
        if (!shown || !isTaken(shown)) return { untold: 'No callback is registered.' };
        return told(typeof shown.body?.callbackDetails?.successCallbackUrl === 'string', 'another body');
      },
    },
  },
  {
    id: 'inferred.Test.id',
    by: {
      needs: ['write'],
      requests: ['x'.repeat(36), 'x'.repeat(37)].map((id) => assessment({ tests: [{ id }] })),
      read: (answers) => told(asWanted(answers, ['taken', 'refused']), 'another limit than 36'),
    },
  },
  {
    id: 'inferred.Assessment',
    by: {
      needs: ['write'],
      requests: [
        assessment({}),
        assessment({ id: 'x'.repeat(36), name: 'x'.repeat(50), summary: 'x'.repeat(250) }),
        assessment({ id: 'x'.repeat(37) }),
        assessment({ name: 'x'.repeat(51) }),
        assessment({ summary: 'x'.repeat(251) }),
        assessment({ id: undefined }),
      ],
      read: (answers) =>
        told(
          asWanted(answers, ['taken', 'taken', 'refused', 'refused', 'refused', 'refused']),
          'other limits, or another required field',
        ),
    },
  },
  {
    id: 'inferred.AssessmentPackageList',
    by: {
      requests: [{ operation: 'getAssessmentPackages' }],
      read: ([answer]) => {
        if (!answer || !isTaken(answer)) return { untold: `The list is answered with ${answer?.answer.status}.` };
        return told(
          typeof answer.body?.count === 'number' && Array.isArray(answer.body?.values),
          'other names around the list',
        );
      },
    },
  },
  {
    id: 'inferred.DeletedPackage',
    by: {
      needs: ['write'],
      requests: [
        packagePut({}),
        { operation: 'deleteAssessmentPackage', call: { path: { packageId: 'ak-verify-q' } } },
      ],
      read: ([, deleted]) =>
        told(deleted?.body?.id === 'ak-verify-q' && deleted.body.status !== undefined, 'another body'),
    },
  },
  {
    id: 'inferred.Subscription.price',
    by: {
      needs: ['write'],
      requests: [1.01, 1].map((price) => ({ operation: 'upsertSubscription', call: { body: { price } } }) as const),
      read: (answers) => told(asWanted(answers, ['taken', 'refused']), 'another minimum'),
    },
  },
  {
    id: 'inferred.AssessmentStatus',
    by: {
      ...ON_ORDER,
      requests: [{ value: 'Hold', updatedAt: AT }, { value: 'Hold' }, { updatedAt: AT }].map((assessmentStatus) =>
        update(withResults({}, { assessmentStatus })),
      ),
      read: (answers) => told(asWanted(answers, ['taken', 'refused', 'refused']), 'not both are required'),
    },
  },
  {
    id: 'inferred.TestScore.attempt',
    by: {
      ...ON_ORDER,
      requests: [1, 0, -1].map((attempt) => update(withTest({ score: { value: '1', attempt } }))),
      read: (answers) => told(asWanted(answers, ['taken', 'taken', 'refused']), 'another first number'),
    },
  },
  {
    id: 'inferred.AssessmentUpdate.assessmentId',
    by: {
      ...ON_ORDER,
      requests: [update({ assessments: [{ assessmentResults: { score: '1' } }] })],
      read: (answers) => told(asWanted(answers, ['refused']), 'it is taken without an id'),
    },
  },
  { id: 'inferred.PersonReference', by: listOrders },
  { id: 'inferred.PartnerOrder', by: listOrders },
  {
    id: 'inferred.OrderedTest',
    by: received(({ tests }) => tests?.length && tests.every(({ testId }) => typeof testId === 'string')),
  },
  {
    id: 'inferred.Assessee.mobile',
    by: {
      notTestable: 'Only orders for real persons show what the platform knows of them.',
      settledBy: 'having some ordered in a company whose candidates have given a mobile number',
    },
  },
  { id: 'inferred.AssessmentOrder.tests', by: received(({ tests }) => Array.isArray(tests) && tests.length > 0) },
  { id: 'inferred.AssessmentOrder.billingCode', by: received(({ billingCode }) => billingCode === 'AKV') },
  {
    id: 'inferred.TooManyRequests',
    by: {
      ...inABurst(8),
      read(answers) {
        const refused = refusedInBurst(answers);
        if (!refused) return NO_LIMIT_MET;
        return told(hasForm('getAssessmentPackages', refused), 'another body');
      },
    },
  },
  {
    id: 'inferred.RetiredVersion',
    by: {
      notTestable: 'No version of the API is retired that could be asked.',
      settledBy: 'running this again when the changelog retires one',
    },
  },
];
