import type { Schema } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { platformOperations } from '../platform/operations.ts';
import { outcomeOf, type Step } from './scenario.ts';

const samples = contract.components.examples;

/** The package that scenarios order: the sample of the contract, one assessment with two tests. */
export const SAMPLE_PACKAGE = samples.AssessmentPackage.value as Schema<'AssessmentPackage'>;

export function onboarding(what: string, onboardingStatus: Schema<'OnboardingStatusValue'>): Step {
  return {
    who: 'partner',
    what,
    play: ({ companyId }, context) => {
      const input = { params: {}, query: {}, body: { companyId, onboardingStatus } };
      return outcomeOf(platformOperations.upsertOnboardingStatus(input, context));
    },
  };
}

export const publishPackage: Step = {
  who: 'partner',
  what: `Publishes the package "${SAMPLE_PACKAGE.name}"`,
  play: ({ companyId }, context) => {
    const params = { companyId, packageId: SAMPLE_PACKAGE.id };
    return outcomeOf(platformOperations.upsertAssessmentPackage({ params, query: {}, body: SAMPLE_PACKAGE }, context));
  },
};

export const setSubscription: Step = {
  who: 'partner',
  what: 'Sets what the company has bought',
  play: ({ companyId }, context) => {
    const body = samples.Subscription.value as Schema<'Subscription'>;
    return outcomeOf(platformOperations.upsertSubscription({ params: { companyId }, query: {}, body }, context));
  },
};

/** What has to be there before a company can order. */
export const companyReady: readonly Step[] = [
  onboarding('Approves the company', 'Approved'),
  publishPackage,
  setSubscription,
];
