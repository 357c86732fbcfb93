import { type Client, createClient } from '@assessment-kit/client';

export const COMPANY = '5Y021';
export const PACKAGE = 'BAA';
export const CREDENTIALS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };

/** The partner's client of a sandbox. */
export function clientOf(sandbox: { url: string }): Client {
  return createClient({ baseUrl: sandbox.url, ...CREDENTIALS });
}

/** Onboards the company, and publishes a package of one assessment with two tests. */
export async function publish(client: Client): Promise<void> {
  await client.upsertOnboardingStatus({ body: { companyId: COMPANY, onboardingStatus: 'Approved' } });
  await client.upsertAssessmentPackage({
    companyId: COMPANY,
    packageId: PACKAGE,
    body: {
      id: PACKAGE,
      name: 'Business Analyst Assessment',
      summary: 'SQL and Excel',
      status: { startDate: '2026-01-01T00:00:00Z', endDate: null },
      assessments: [
        {
          id: 'BAA-1',
          tests: [
            { id: 'SQL', name: 'SQL' },
            { id: 'EXCEL', name: 'Excel' },
          ],
        },
      ],
    },
  });
}

/** Where callbacks go from now on, and with which key. */
export async function registerCallbacks(client: Client, successCallbackUrl: string, apiKey: string): Promise<void> {
  const callerDetails = { callerName: 'Partner' };
  await client.upsertCallback({ body: { callbackDetails: { successCallbackUrl }, callerDetails, apiKey } });
}
