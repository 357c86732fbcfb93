import { createClient } from '@assessment-kit/client';
import type { Schema } from '@assessment-kit/contract';
import type { SandboxOptions } from '@assessment-kit/sandbox';
import { controlOf } from '../sandbox/control.ts';
import type { ForwardTarget } from './forward-target.ts';

export interface SetUp {
  url: string;
  options: SandboxOptions;
  target: ForwardTarget;
  apiKey: string;
  companyId: string;
  orderLevel: Schema<'OrderLevel'>;
  /** Published instead of the sample of the contract. */
  assessmentPackage: Schema<'AssessmentPackage'> | null;
}

/**
 * Makes a sandbox ready for orders: callback, company, package, subscription; what a partner does, through the client.
 *
 * @returns The id of the package to order.
 */
export async function setUp({
  url,
  options,
  target,
  apiKey,
  companyId,
  orderLevel,
  assessmentPackage,
}: SetUp): Promise<string> {
  const { clientId = 'sandbox-client', clientSecret = 'sandbox-secret' } = options;
  const { preflight } = await import('@assessment-kit/client/preflight');
  const client = createClient({ baseUrl: url, clientId, clientSecret, preflight: preflight() });
  const callbackDetails = {
    successCallbackUrl: target.orders,
    ...(target.errors === null ? {} : { errorCallbackUrl: target.errors }),
    ...(target.jobs === null ? {} : { jobCreationCallbackUrl: target.jobs }),
  };
  await client.upsertCallback({
    body: { callbackDetails, callerDetails: { callerName: 'Local receiver' }, apiKey, orderLevel },
  });
  await controlOf(url).playScenario({ name: 'onboarding', companyId });
  if (assessmentPackage === null) return 'business-analyst';
  await client.upsertAssessmentPackage({ companyId, packageId: assessmentPackage.id, body: assessmentPackage });
  return assessmentPackage.id;
}
