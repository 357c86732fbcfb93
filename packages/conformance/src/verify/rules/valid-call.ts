import type { OperationId } from '@assessment-kit/contract';
import { type Call, formOf } from '../host/host.ts';
import { ASSESSMENTS, PACKAGE_ID, samplePackage, statusUpdate, type World } from '../world.ts';
import { PLAYS } from './plays.ts';
import type { Need } from './verify-rule.ts';

/** One valid call of an operation, to be changed in one respect. */
export interface ValidCall {
  needs: readonly Need[];
  /** Sets up what it needs. */
  begin(world: World): Promise<Call>;
  /** What it changes, as far as the host shows it. */
  read(world: World): Promise<unknown>;
}

export const CALLBACK = {
  apiKey: 'key-of-a-contract-test',
  callbackDetails: { successCallbackUrl: 'http://127.0.0.1:9/orders' },
  callerDetails: { callerName: 'Contract test' },
};

export const SUBSCRIPTION = {
  level: 'premium',
  price: 100,
  currency: 'USD',
  term: 'annually',
  billingCodes: [{ code: 'AKV', isActive: true }],
};

const WRITES: Partial<Record<OperationId, (world: World) => Promise<Call>>> = {
  issueToken: async ({ host: { credentials } }) => ({
    body: formOf({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    }),
  }),
  upsertCallback: async () => ({ body: CALLBACK }),
  deleteCallback: async ({ host }) => {
    await host.call('upsertCallback', { body: CALLBACK });
    return {};
  },
  upsertAssessmentPackages: async () => ({ body: [samplePackage({ id: 'ak-verify-b1' })] }),
  upsertAssessmentPackage: async () => ({ path: { packageId: PACKAGE_ID }, body: samplePackage() }),
  deleteAssessmentPackage: async ({ host, companyId }) => {
    const packageId = 'ak-verify-d';
    await host.call('upsertAssessmentPackage', {
      path: { companyId, packageId },
      body: samplePackage({ id: packageId }),
    });
    return { path: { packageId } };
  },
  upsertSubscription: async () => ({ body: SUBSCRIPTION }),
  updateAssessmentOrder: async (world) => ({
    path: { orderId: await world.order() },
    body: statusUpdate(ASSESSMENTS[0].id, 'InProgress', { [ASSESSMENTS[0].tests[0]]: 'InProgress' }),
  }),
  upsertOnboardingStatus: async ({ companyId }) => ({ body: { companyId, onboardingStatus: 'Approved' } }),
};

const READ_ONLY: readonly OperationId[] = [
  'getCallback',
  'getAssessmentPackages',
  'getPartnerAssessmentOrders',
  'issueToken',
];

/** A valid call of an operation. */
export function validCall(id: OperationId): ValidCall {
  const play = PLAYS.find(({ operation }) => operation === id);
  const reader = play ?? PLAYS.find(({ operation }) => operation === READERS[id]);
  const orders = new WeakMap<World, string>();
  return {
    needs: READ_ONLY.includes(id) ? [] : id === 'deleteCallback' ? ['write', 'callback'] : (play?.needs ?? ['write']),
    async begin(world) {
      const call = (await WRITES[id]?.(world)) ?? {};
      if (call.path?.['orderId'] !== undefined) orders.set(world, call.path['orderId']);
      return { ...call, path: { companyId: world.companyId, ...call.path } };
    },
    read: async (world) => (READ_ONLY.includes(id) ? null : (reader?.read(world, orders.get(world) ?? '') ?? null)),
  };
}

/** Which operation reads back what another one without a body changes. */
const READERS: Partial<Record<OperationId, OperationId>> = {
  deleteCallback: 'upsertCallback',
  deleteAssessmentPackage: 'upsertAssessmentPackage',
};
