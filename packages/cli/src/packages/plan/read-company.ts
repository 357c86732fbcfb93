import type { Client } from '@assessment-kit/client';
import { validateResponse } from '@assessment-kit/contract/responses';
import type { AssessmentPackage } from '../file/read-catalogue.ts';

/** What a company has at the platform, as far as it can be known. */
export type CompanyPackages =
  | { readable: true; packages: readonly AssessmentPackage[] }
  /** The answer has another form than the contract reads it in, which is inferred (`PK-get`). */
  | { readable: false };

/** Asks the platform once for the packages of a company. @throws {AssessmentKitError} */
export async function readCompany(client: Client, companyId: string): Promise<CompanyPackages> {
  const body: unknown = await client.getAssessmentPackages({ companyId }, { maxRetries: 0 });
  const checked = body === undefined ? undefined : validateResponse('getAssessmentPackages', 200, body);
  const values = typeof body === 'object' && body !== null && 'values' in body ? body.values : undefined;
  if (!checked?.declared || checked.problems.length > 0 || !Array.isArray(values)) return { readable: false };
  return { readable: true, packages: values };
}
