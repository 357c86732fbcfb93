import type { OperationId } from '@assessment-kit/contract';
import { ASSESSMENT_STATUSES, TEST_STATUSES } from '@assessment-kit/rules';
import fc from 'fast-check';
import { formOf } from '../host/host.ts';
import { ASSESSMENTS, statusUpdate, type World } from '../world.ts';
import type { Need } from './verify-rule.ts';

/** How an operation with a body is asked, so that nothing but the limit under test decides about it. */
export interface Play {
  operation: OperationId;
  needs: readonly Need[];
  /** What has to stand at some places for a request to be taken. */
  always(world: World): Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** Texts of a given length where not every text will do, such as addresses. */
  texts?: Readonly<Record<string, (length: number) => string>>;
  /** What a body made by chance has to be changed for: two things with one id, for example. */
  fixed?(body: unknown): unknown;
  path(world: World, body: unknown, orderId: string): Readonly<Record<string, string>>;
  /** How the body is sent. Default: as JSON. */
  encoded?(body: unknown): string;
  /** Sets up what one rule needs. Returns the id of an order, where there is one. */
  begin?(world: World): Promise<string>;
  /** What the operation changes, as far as the host shows it; `null` where it does not. */
  read(world: World, orderId: string): Promise<unknown> | null;
  /** Statuses of a refusal. Default 400. */
  refusals?: readonly number[];
  /** Places whose edges are not tried: every other value is refused for another reason. */
  noEdges?: readonly string[];
  /** The same, on a host that is no sandbox. */
  keepOff?: readonly string[];
}

const url = (host: string) => (length: number) =>
  `https://${host}/${'x'.repeat(Math.max(0, length - host.length - 9))}`;
const callbackUrl = url('partner.example');
const reportUrl = url('reports.example');
const link = fc.constantFrom(reportUrl(40), reportUrl(60));
/** Statuses that the completion check says nothing about. */
const UNGATED = namesOf(ASSESSMENT_STATUSES, ({ gated }) => !gated);
/** Statuses of tests that never stand in its way. */
const DONE = namesOf(TEST_STATUSES, ({ finished }) => finished);
const RESULTS = 'assessments[].assessmentResults';

/** A company for onboarding alone, so that the one written to stays approved. */
const scratchCompany = ({ control, companyId }: World) => (control ? 'AKVERIFY2' : companyId);

function namesOf<Facts>(statuses: Readonly<Record<string, Facts>>, wanted: (facts: Facts) => boolean): string[] {
  return Object.keys(statuses).filter((name) => wanted(statuses[name] as Facts));
}

interface Identified {
  id?: unknown;
}

function distinct<Item>(
  items: readonly Item[] | null | undefined,
  inside: (item: Item) => Item = (item) => item,
): Item[] | null | undefined {
  if (!Array.isArray(items)) return items as null | undefined;
  const seen = new Set<unknown>();
  return items.map(inside).filter((item) => {
    const { id } = item as Identified;
    return seen.has(id) ? false : seen.add(id);
  });
}

function distinctInside<Body>(body: Body): Body {
  const { assessments } = body as { assessments?: { tests?: Identified[] }[] };
  return {
    ...body,
    assessments: distinct(assessments, (each) => ({ ...each, tests: distinct(each.tests) }) as typeof each),
  };
}

const packages = async ({ host, companyId }: World) =>
  (await host.call('getAssessmentPackages', { path: { companyId } })).body;

/** Every operation that takes a body. */
export const PLAYS: readonly Play[] = [
  {
    operation: 'issueToken',
    needs: [],
    always: ({ host }) => ({
      client_id: fc.constant(host.credentials.clientId),
      client_secret: fc.constant(host.credentials.clientSecret),
    }),
    path: () => ({}),
    encoded: (body) => formOf(body as Record<string, string>),
    read: () => null,
    refusals: [400, 401],
    noEdges: ['client_id', 'client_secret'],
  },
  {
    operation: 'upsertCallback',
    needs: ['write', 'callback'],
    always: () => ({
      'callbackDetails.successCallbackUrl': fc.constantFrom(callbackUrl(40), 'http://127.0.0.1:9/callback'),
      'callbackDetails.errorCallbackUrl': fc.constantFrom(callbackUrl(50), null),
      'callbackDetails.jobCreationCallbackUrl': fc.constantFrom(callbackUrl(60), null),
    }),
    texts: {
      'callbackDetails.successCallbackUrl': callbackUrl,
      'callbackDetails.errorCallbackUrl': callbackUrl,
      'callbackDetails.jobCreationCallbackUrl': callbackUrl,
    },
    path: () => ({}),
    async read({ host }) {
      const { answer, body } = await host.call('getCallback');
      return {
        status: answer.status,
        callbackDetails: body?.callbackDetails,
        callerDetails: body?.callerDetails,
        orderLevel: body?.orderLevel,
      };
    },
  },
  {
    operation: 'upsertAssessmentPackages',
    needs: ['write'],
    always: () => ({ '[].id': fc.constantFrom('ak-verify-b1', 'ak-verify-b2', 'ak-verify-b3') }),
    fixed: (body) => (Array.isArray(body) ? distinct(body, distinctInside) : body),
    path: ({ companyId }) => ({ companyId }),
    read: packages,
  },
  {
    operation: 'upsertAssessmentPackage',
    needs: ['write'],
    always: () => ({ id: fc.constant('ak-verify-p') }),
    fixed: distinctInside,
    path({ companyId }, body) {
      const { id } = (body ?? {}) as Identified;
      return { companyId, packageId: typeof id === 'string' && id !== '' ? id : 'ak-verify-p' };
    },
    read: packages,
  },
  {
    operation: 'upsertSubscription',
    needs: ['write'],
    always: () => ({}),
    path: ({ companyId }) => ({ companyId }),
    read: ({ control, companyId }) => control?.company(companyId) ?? null,
  },
  {
    operation: 'updateAssessmentOrder',
    needs: ['write', 'order'],
    always: () => ({
      'assessments[].assessmentId': fc.constant(ASSESSMENTS[0].id),
      'assessments[].assessmentStatus.value': fc.constantFrom(...UNGATED),
      [`${RESULTS}.tests[].id`]: fc.constantFrom(...ASSESSMENTS[0].tests),
      [`${RESULTS}.tests[].testStatus.value`]: fc.constantFrom(...DONE),
      [`${RESULTS}.tests[].score.reports[].url`]: link,
      [`${RESULTS}.reports[].url`]: link,
      'overallReports[].url': link,
    }),
    texts: {
      [`${RESULTS}.tests[].score.reports[].url`]: reportUrl,
      [`${RESULTS}.reports[].url`]: reportUrl,
      'overallReports[].url': reportUrl,
    },
    path: ({ companyId }, _body, orderId) => ({ companyId, orderId }),
    async begin(world) {
      const orderId = await world.order();
      // With every test done the completion check lets everything through.
      const done = Object.fromEntries(ASSESSMENTS[0].tests.map((id) => [id, 'Complete']));
      await world.update(orderId, statusUpdate(ASSESSMENTS[0].id, null, done));
      return orderId;
    },
    read: (world, orderId) => (world.control ? world.orderState(orderId) : null),
    // Ids that the order has, or the request is refused for another reason.
    noEdges: ['assessments[].assessmentId', `${RESULTS}.tests[].id`],
  },
  {
    operation: 'upsertOnboardingStatus',
    needs: ['write'],
    always: (world) => ({
      companyId: fc.constant(scratchCompany(world)),
      onboardingStatus: fc.constantFrom('InProgress', 'Approved'),
    }),
    path: () => ({}),
    read: (world) => world.control?.company(scratchCompany(world)) ?? null,
    keepOff: ['companyId', 'onboardingStatus'],
  },
];
