import type { Schema } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import type { LoadRequest } from '../load.ts';

export const COMPANY = 'BENCH01';
const HUB = '/apiHub/performanceManagement/v1/companies';
const JSON_TYPE = { 'content-type': 'application/json' };

/** The package of the contract's example; Prism answers with it as well. */
export const PACKAGE = contract.components.examples.AssessmentPackage.value as Schema<'AssessmentPackage'>;

/** The calls of a partner that are measured, the same for every server. */
export class Partner {
  readonly #authorization: Readonly<Record<string, string>>;

  constructor(token: string) {
    this.#authorization = { authorization: `Bearer ${token}` };
  }

  putPackage(): LoadRequest {
    const headers = { ...this.#authorization, ...JSON_TYPE };
    const path = `${HUB}/${COMPANY}/assessmentPackages/${PACKAGE.id}`;
    return { method: 'PUT', path, headers, body: JSON.stringify(PACKAGE) };
  }

  getPackages(): LoadRequest {
    return { method: 'GET', path: `${HUB}/${COMPANY}/assessmentPackages`, headers: this.#authorization };
  }

  /** An update that reports a score of each test. It carries no reports: those would pile up. */
  patchOrder(orderId: string, score: number): LoadRequest {
    const updatedAt = '2026-01-13T11:45:44.815Z';
    const assessments = PACKAGE.assessments.map(({ id, tests }) => ({
      assessmentId: id,
      assessmentStatus: { value: 'InProgress', updatedAt },
      assessmentResults: {
        tests: (tests ?? []).map((test) => ({
          id: test.id,
          score: { value: String(score), attempt: 1 },
          testStatus: { value: 'InProgress', updatedAt },
        })),
      },
    }));
    const headers = { ...this.#authorization, ...JSON_TYPE };
    const path = `${HUB}/${COMPANY}/assessmentOrders/${orderId}`;
    return { method: 'PATCH', path, headers, body: JSON.stringify({ assessments }) };
  }

  onboard(): LoadRequest {
    const body = JSON.stringify({ companyId: COMPANY, onboardingStatus: 'Approved' });
    const path = '/apiHub/security/v1/companies/b6001/companyOnboardingStatuses';
    return { method: 'PUT', path, headers: { ...this.#authorization, ...JSON_TYPE }, body };
  }
}

/** A partner of a running sandbox, with a company and a package. */
export async function connect(url: string): Promise<Partner> {
  const form = { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
  const answer = await post(`${url}/public/security/v1/token`, new URLSearchParams(form));
  const partner = new Partner((answer as { access_token: string }).access_token);
  for (const { path, ...request } of [partner.onboard(), partner.putPackage()]) await fetch(`${url}${path}`, request);
  return partner;
}

const MOST_AT_ONCE = 1_000;

/** Places orders as HR users do. @returns Their ids. */
export async function placeOrders(url: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const body = {
      order: { companyId: COMPANY, packageId: PACKAGE.id },
      count: Math.min(MOST_AT_ONCE, count - ids.length),
    };
    const answer = await post(`${url}/_sandbox/bulk-orders`, JSON.stringify(body));
    ids.push(...(answer as { orderIds: string[] }).orderIds);
  }
  return ids;
}

async function post(url: string, body: string | URLSearchParams): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    ...(typeof body === 'string' ? { headers: JSON_TYPE } : {}),
  });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}: ${await response.text()}`);
  return response.json();
}
