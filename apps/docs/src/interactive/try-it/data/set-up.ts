import type { Schema } from '@assessment-kit/contract';
import type { Prepared } from '../model/operation.ts';
import { requestOf } from '../model/request.ts';
import { operationOf } from './operation-of.ts';
import type { SandboxCalls } from './sandbox-calls.ts';

const COMPANY = '5Y021';

/** Onboards a company and publishes the package of the contract's example for it. @throws {Error} when that is refused. */
export async function setUp(calls: SandboxCalls, prepared: Prepared): Promise<void> {
  const { id: packageId } = prepared.examplePackage as Schema<'AssessmentPackage'>;
  const steps = [
    { id: 'upsertOnboardingStatus', values: {}, body: { companyId: COMPANY, onboardingStatus: 'Approved' } },
    { id: 'upsertAssessmentPackage', values: { companyId: COMPANY, packageId }, body: prepared.examplePackage },
  ];
  for (const { id, values, body } of steps) {
    const request = requestOf(calls.host, operationOf(prepared, id), { values, body: JSON.stringify(body) });
    const { status } = await calls.call(request, true);
    if (status >= 300) throw new Error(`${id} was answered with ${status}.`);
  }
}
