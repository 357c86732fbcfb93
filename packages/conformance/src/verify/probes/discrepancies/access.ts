import { formOf } from '../../host/host.ts';
import { isTaken } from '../parts.ts';
import type { ProbeText } from '../probe.ts';

/** Disagreements about hosts, tokens, media types and headers. */
export const ACCESS_DISCREPANCIES: readonly ProbeText[] = [
  {
    id: 'discrepancy.hosts',
    by: {
      notTestable: 'Any host answers under its own name; which of the names is recommended only pages say.',
      settledBy: 'asking the platform which host new partners are given',
    },
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
    by: {
      notTestable: 'Names of headers have no case: both spellings are the same on the wire.',
      settledBy: 'nothing that would matter: either works',
    },
  },
  {
    id: 'discrepancy.test-mode-type',
    by: {
      notTestable: 'A header is a text: true is the same whether it is declared a boolean or a string.',
      settledBy: 'nothing that would matter: either works',
    },
  },
];
