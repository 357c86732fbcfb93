import type { OperationId } from '@assessment-kit/contract';
import { deleteCallback, getCallback, upsertCallback } from './callback.ts';
import { issueToken } from './issue-token.ts';
import { upsertOnboardingStatus } from './onboarding.ts';
import {
  deleteAssessmentPackage,
  getAssessmentPackages,
  upsertAssessmentPackage,
  upsertAssessmentPackages,
} from './packages.ts';
import { getPartnerAssessmentOrders } from './partner-orders.ts';
import type { PlatformHandler } from './platform-handler.ts';
import { upsertSubscription } from './subscription.ts';
import { updateAssessmentOrder } from './update-order.ts';

/** One entry for each operation of the contract. Leave one out and this file stops compiling. */
export const platformOperations = {
  issueToken,
  upsertCallback,
  getCallback,
  deleteCallback,
  getAssessmentPackages,
  upsertAssessmentPackages,
  upsertAssessmentPackage,
  deleteAssessmentPackage,
  upsertSubscription,
  updateAssessmentOrder,
  getPartnerAssessmentOrders,
  upsertOnboardingStatus,
} satisfies { [Id in OperationId]: PlatformHandler<Id> };
