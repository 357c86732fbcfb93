import { DEFAULT_PAGE_SIZE } from '@assessment-kit/rules';
import type { Exchange } from '../host/exchange.ts';
import { ASSESSMENTS, PACKAGE_ID, samplePackage, statusUpdate, type World } from '../world.ts';
import { expectTaken } from './judge.ts';
import { NotTestable } from './rule-failure.ts';

/** An order as the list shows it to support. */
export interface Listed {
  companyId?: string;
  assessmentOrderId?: string;
  createdAt?: string;
  status?: string | null;
  billingCode?: string | null;
  requester?: { id?: string | null };
  assessee?: { id?: string | null };
}

/** More orders than that are not looked at. */
const MOST = 1000;

export async function list(
  { host }: World,
  query: Readonly<Record<string, string>>,
): Promise<{ exchange: Exchange; orders: Listed[] }> {
  const exchange = expectTaken(
    await host.call('getPartnerAssessmentOrders', { query: Object.entries(query) }),
    JSON.stringify(query),
  );
  return { exchange, orders: exchange.body as Listed[] };
}

/** The orders to which a filter applies; all of them at once. */
export function filtered(world: World, filter: string): ReturnType<typeof list> {
  return list(world, { filter, limit: String(MOST) });
}

export function idsOf(orders: readonly Listed[]): string {
  return orders
    .map(({ assessmentOrderId }) => assessmentOrderId ?? '')
    .sort()
    .join();
}

const COMPANIES = ['AKVERIFYB', 'akverifya', 'AKVERIFYC'];
/** Two of the codes begin alike, so that a beginning tells more than the whole. */
const CODES = ['AKV', 'AKV-2', 'OTHER', null];

/** More orders than a page has: of several companies, with several codes and statuses, a second apart. */
async function place(world: World): Promise<void> {
  const { host, control } = world;
  if (control === null || !world.settings.write) return;
  const path = { companyId: 'b6001', packageId: PACKAGE_ID };
  await host.call('upsertAssessmentPackage', { path, body: samplePackage() });
  const billingCodes = CODES.flatMap((code) => (code === null ? [] : [{ code, isActive: true }]));
  for (const [index, companyId] of COMPANIES.entries()) {
    await host.call('upsertOnboardingStatus', { body: { companyId, onboardingStatus: 'Approved' } });
    await host.call('upsertSubscription', { path: { companyId }, body: { level: 'premium', billingCodes } });
    for (let at = 0; at < (index === 0 ? DEFAULT_PAGE_SIZE : 3); at += 1) {
      const billingCode = CODES[at % CODES.length];
      const orderId = await control.placeOrder({ companyId, packageId: PACKAGE_ID, billingCode });
      if (at < 2) await report(world, companyId, orderId, at === 0 ? 'Complete' : 'Hold');
      await control.advance(1);
    }
  }
}

/** Gives an order's assessments a status, so that not all packages have the same. */
async function report({ host }: World, companyId: string, orderId: string, status: string): Promise<void> {
  for (const { id, tests } of ASSESSMENTS) {
    const body = statusUpdate(id, status, Object.fromEntries(tests.map((test) => [test, 'Complete'])));
    expectTaken(await host.call('updateAssessmentOrder', { path: { companyId, orderId }, body }), `${id} is ${status}`);
  }
}

const known = new WeakMap<World, Promise<Listed[]>>();

/**
 * All orders that the host shows. A sandbox is given some before.
 *
 * @throws {NotTestable} when there are too many to compare them.
 */
export async function allOrders(world: World): Promise<Listed[]> {
  const found = known.get(world) ?? place(world).then(async () => (await list(world, { limit: String(MOST) })).orders);
  known.set(world, found);
  const orders = await found;
  if (orders.length >= MOST) throw new NotTestable(`The partner has ${MOST} orders or more: too many to compare.`);
  return orders;
}
