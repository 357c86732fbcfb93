import { createClient as createKitClient } from '@assessment-kit/client';
import { operationRoutes, type paths } from '@assessment-kit/contract';
import createOpenapiClient from 'openapi-fetch';

/** One way to call the platform: reads a company's packages, or updates an order. */
export interface Caller {
  get(): Promise<unknown>;
  patch(): Promise<unknown>;
}

const companyId = 'ACME01';
const orderId = '2f1b7c52-0a53-4b1f-9f0e-1f2f3a4b5c6d';
const updatedAt = '2026-01-13T12:40:02.120Z';
const body = {
  partnerTrackingId: 'attempt-20931',
  overallScore: '80 %',
  assessments: [{ assessmentId: 'A', assessmentStatus: { value: 'InProgress' as const, updatedAt } }],
};
const TOKEN = operationRoutes.issueToken.path;
const PACKAGES = operationRoutes.getAssessmentPackages.path;
const ORDER = operationRoutes.updateAssessmentOrder.path;

async function askForToken(url: string): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' };
  const response = await fetch(`${url}${TOKEN}`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

const addresses = (url: string) => ({
  packages: `${url}${PACKAGES.replace('{companyId}', companyId)}`,
  order: `${url}${ORDER.replace('{companyId}', companyId).replace('{orderId}', orderId)}`,
});

/** What one writes by hand, with a token that is there already and no limit to the time. */
export async function plainFetch(url: string): Promise<Caller> {
  const { packages, order } = addresses(url);
  const authorization = `Bearer ${await askForToken(url)}`;
  return {
    async get() {
      const response = await fetch(packages, { headers: { authorization } });
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    },
    async patch() {
      const response = await fetch(order, {
        method: 'PATCH',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${response.status}`);
      await response.text();
    },
  };
}

/** Plain `fetch` that gives up after 30 s, as the client does. */
export async function fetchWithTimeLimit(url: string): Promise<Caller> {
  const { packages, order } = addresses(url);
  const authorization = `Bearer ${await askForToken(url)}`;
  const limited = async (address: string, init: RequestInit) => {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), 30_000);
    try {
      const response = await fetch(address, { ...init, signal: limit.signal });
      if (!response.ok) throw new Error(`${response.status}`);
      return await response.text();
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    get: async () => JSON.parse(await limited(packages, { headers: { authorization } })),
    patch: () =>
      limited(order, {
        method: 'PATCH',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** The script that asks for a token whenever it calls. */
export async function naiveScript(url: string): Promise<Caller> {
  return {
    get: async () => (await plainFetch(url)).get(),
    patch: async () => (await plainFetch(url)).patch(),
  };
}

export async function openapiFetch(url: string): Promise<Caller> {
  const client = createOpenapiClient<paths>({
    baseUrl: url,
    headers: { authorization: `Bearer ${await askForToken(url)}` },
  });
  return {
    async get() {
      const { data } = await client.GET(PACKAGES, { params: { path: { companyId } } });
      if (!data) throw new Error('no answer');
      return data;
    },
    async patch() {
      const { response } = await client.PATCH(ORDER, { params: { path: { companyId, orderId } }, body });
      if (!response.ok) throw new Error(`${response.status}`);
    },
  };
}

export async function kitClient(url: string): Promise<Caller> {
  const client = createKitClient({ baseUrl: url, clientId: 'id', clientSecret: 'secret' });
  return {
    get: () => client.getAssessmentPackages({ companyId }),
    patch: () => client.updateAssessmentOrder({ companyId, orderId, body }),
  };
}
