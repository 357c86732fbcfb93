import { type OperationId, operationTable } from '@assessment-kit/contract';
import { notFound, type OperationRequest, refuse, type SentReply } from '@assessment-kit/http';
import { isPseudoCompany, PSEUDO_COMPANY_ID } from '@assessment-kit/rules';
import type { Readings } from './readings.ts';

const COMPANY = /\/companies\/([^/]+)/i;
const PLAIN_JSON = /^\s*application\/json\s*(;|$)/i;

/** Refuses what the contract takes and the readings do not: another spelling of `b6001`, another media type. */
export function refuseByReading(
  readings: Readings,
  operationId: OperationId,
  request: OperationRequest,
): SentReply | null {
  return (
    (readings.of('pseudo-company-casing') === 'lower-case' ? refusePseudoCompany(operationId, request) : null) ??
    (readings.of('request-media-type') === 'json' ? refuseMediaType(operationId, request) : null)
  );
}

/** Another spelling is a company like any other, and nobody has onboarded it; where `b6001` is literal there is no path. */
function refusePseudoCompany(operationId: OperationId, request: OperationRequest): SentReply | null {
  const companyId = decodeURIComponent(COMPANY.exec(request.path)?.[1] ?? '');
  if (!isPseudoCompany(companyId) || companyId === PSEUDO_COMPANY_ID) return null;
  if (!operationTable[operationId].path.includes('{companyId}')) return notFound('path', 'There is no such path.');
  const message = 'The company is not onboarded for this partner.';
  return refuse(403, { field: 'companyId', code: 'forbidden', message });
}

function refuseMediaType(operationId: OperationId, request: OperationRequest): SentReply | null {
  if (operationTable[operationId].requestMediaTypes.length === 0) return null;
  if (PLAIN_JSON.test(request.get('content-type') ?? '')) return null;
  const message = 'Content-Type must be application/json.';
  return refuse(415, { field: 'Content-Type', code: 'unsupported_media_type', message });
}
