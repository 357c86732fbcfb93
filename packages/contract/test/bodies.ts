import type { RequestBody } from '../src/index.ts';

/** A body that fits, for each operation that has limits worth trying. */
export const bodies = {
  issueToken: {
    client_id: 'c-1',
    client_secret: 's-1',
    grant_type: 'client_credentials',
  } satisfies RequestBody<'issueToken'>,
  upsertCallback: {
    callbackDetails: { successCallbackUrl: 'https://partner.example/orders' },
    callerDetails: { callerName: 'Partner' },
    apiKey: 'k-1',
  } satisfies RequestBody<'upsertCallback'>,
  upsertAssessmentPackage: {
    id: 'p-1',
    name: 'Package',
    summary: 'What it is for',
    status: { startDate: '2026-01-01T00:00:00Z', endDate: null, value: 'Active' },
    assessments: [{ id: 'a-1', name: 'Battery', summary: null, tests: [{ id: 't-1' }, { id: 't-2' }] }],
  } satisfies RequestBody<'upsertAssessmentPackage'>,
  upsertAssessmentPackages: [] satisfies RequestBody<'upsertAssessmentPackages'>,
  upsertSubscription: {
    price: 9.5,
    currency: 'USD',
    billingCodes: [{ code: 'b-1', isActive: true }],
  } satisfies RequestBody<'upsertSubscription'>,
  updateAssessmentOrder: {
    assessments: [
      {
        assessmentId: 'a-1',
        assessmentResults: {
          tests: [
            {
              id: 't-1',
              score: { value: '91', attempt: 1 },
              testStatus: { value: 'Complete', updatedAt: '2026-01-13T11:45:44.815Z' },
            },
          ],
        },
      },
    ],
  } satisfies RequestBody<'updateAssessmentOrder'>,
  upsertOnboardingStatus: {
    companyId: 'ACME01',
    onboardingStatus: 'Approved',
  } satisfies RequestBody<'upsertOnboardingStatus'>,
} as const;
