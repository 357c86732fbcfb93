import type { OperationId } from '@assessment-kit/contract';
import fc from 'fast-check';
import { ORDER_ID } from './surface-request.ts';

/** What is there when a run begins: an approved company with a package and an order, and a callback. */
export const COMPANY = 'ACME';
export const PACKAGE = {
  id: 'BAA',
  name: 'Business Analyst Assessment',
  summary: 'SQL and Excel',
  status: { startDate: '2026-01-01T00:00:00Z' },
  assessments: [{ id: 'BAA-1', tests: [{ id: 'SQL' }, { id: 'EXCEL' }] }, { id: 'BAA-2' }],
};
export const CALLBACK = {
  apiKey: 'key-of-the-partner',
  callbackDetails: { successCallbackUrl: 'http://127.0.0.1:9/orders' },
  callerDetails: { callerName: 'Partner' },
};
export const CREDENTIALS = {
  grant_type: 'client_credentials',
  client_id: 'sandbox-client',
  client_secret: 'sandbox-secret',
};

const packageId = fc.constantFrom(PACKAGE.id, 'new', '😀'.repeat(36));
const url = fc.constantFrom(
  'http://127.0.0.1:9/callback',
  'https://partner.example/callback',
  `https://partner.example/${'x'.repeat(256 - 'https://partner.example/'.length)}`,
);
const goodLink = fc.constantFrom('https://reports.example/1', `https://reports.example/${'x'.repeat(226)}`);
/** Links that let whoever has them in are refused for what they say, not for their form. */
const openLink = fc.constantFrom('https://reports.example/1?token=x', 'https://user:word@reports.example/1');
const link = fc.oneof({ weight: 12, arbitrary: goodLink }, { weight: 1, arbitrary: openLink });
const completed = fc.constantFrom('Complete', 'RetestRecommended', 'Expired');

type Prefer = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Values of bodies that lead past the first check: ids of things that exist, addresses that can be called. */
export const PREFERRED_IN_BODIES: Partial<Record<OperationId, Prefer>> = {
  issueToken: {
    client_id: fc.constant(CREDENTIALS.client_id),
    client_secret: fc.constant(CREDENTIALS.client_secret),
  },
  upsertCallback: {
    'callbackDetails.successCallbackUrl': url,
    'callbackDetails.errorCallbackUrl': url,
    'callbackDetails.jobCreationCallbackUrl': url,
  },
  upsertAssessmentPackage: { id: packageId },
  updateAssessmentOrder: {
    'assessments[].assessmentId': fc.constantFrom('BAA-1', 'BAA-2'),
    'assessments[].assessmentResults.tests[].id': fc.constantFrom('SQL', 'EXCEL'),
    'assessments[].assessmentResults.tests[].testStatus.value': completed,
    'overallReports[].url': link,
    'assessments[].assessmentResults.reports[].url': link,
  },
  upsertOnboardingStatus: { companyId: fc.constantFrom('NEW1', 'NEW2', 'x'.repeat(9), '😀'.repeat(9)) },
};

/** The same for parameters, by name. */
export const PREFERRED_PARAMETERS: Prefer = {
  companyId: fc.constantFrom(COMPANY, COMPANY, COMPANY, COMPANY.toLowerCase(), 'b6001', 'B6001'),
  packageId,
  orderId: fc.constant(ORDER_ID),
  filter: fc.constantFrom(
    "companyid eq 'acme' and status in ('InProgress','Completed')",
    "(billingcode sw 'B' or createdat ge 2026-01-01T00:00:00Z) and assessmentorderid ne 'x'",
    "requester/id eq '''' or assessee/id eq ''",
  ),
};
